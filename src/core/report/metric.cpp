// All reports' metrics in one list.
#include "tix/report/metric.hpp"

#include "core/report/metric_table.hpp"

#include <array>

namespace tix {

std::span<const ReportMetrics> report_metrics() {
  static const std::array kAll = {
      ReportMetrics{"backlog", backlog_metrics()},
      ReportMetrics{"trend", trend_metrics()},
      ReportMetrics{"sla", sla_metrics()},
      ReportMetrics{"breaches", breaches_metrics()},
      ReportMetrics{"agents", agents_metrics()},
      ReportMetrics{"flow", flow_metrics()},
      ReportMetrics{"escalations", escalations_metrics()},
      ReportMetrics{"delays", delays_metrics()},
      ReportMetrics{"patterns", patterns_metrics()},
      ReportMetrics{"satisfaction", satisfaction_metrics()},
      ReportMetrics{"survival", survival_metrics()},
      ReportMetrics{"forecast", forecast_metrics()},
      ReportMetrics{"causes", causes_metrics()},
      ReportMetrics{"digest", digest_metrics()},
  };
  return kAll;
}

bool is_called(const Metric& metric, std::string_view column) {
  const std::size_t star = metric.name.find('*');
  if (star == std::string_view::npos) return metric.name == column;
  return column.size() >= metric.name.size() && column.starts_with(metric.name.substr(0, star)) &&
         column.ends_with(metric.name.substr(star + 1));
}

}  // namespace tix
