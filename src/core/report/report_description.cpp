// Matches the metrics of a description to columns.
#include "tix/report/report_description.hpp"

namespace tix {

bool is_called(const Metric& metric, std::string_view column) {
  const std::size_t star = metric.name.find('*');
  if (star == std::string_view::npos) return metric.name == column;
  return column.size() >= metric.name.size() && column.starts_with(metric.name.substr(0, star)) &&
         column.ends_with(metric.name.substr(star + 1));
}

}  // namespace tix
