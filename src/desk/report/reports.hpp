// The table of reports. To add one: a counter in core/reports with its description, its row here, and its
// document tests/cli/report/report_NAME.test.
#pragma once

#include "desk/report/arrivals.hpp"
#include "desk/report/backlog_with_change.hpp"
#include "desk/report/causes_report.hpp"
#include "desk/report/forecast_report.hpp"
#include "desk/report/report_pipeline.hpp"
#include "tix/reports/ageing_report.hpp"
#include "tix/reports/agents_report.hpp"
#include "tix/reports/backlog_report.hpp"
#include "tix/reports/breach_counts.hpp"
#include "tix/reports/breaches_report.hpp"
#include "tix/reports/causes.hpp"
#include "tix/reports/delays_report.hpp"
#include "tix/reports/digest_headline.hpp"
#include "tix/reports/escalations_report.hpp"
#include "tix/reports/flow_report.hpp"
#include "tix/reports/forecast_table.hpp"
#include "tix/reports/patterns_report.hpp"
#include "tix/reports/satisfaction_report.hpp"
#include "tix/reports/sla_report.hpp"
#include "tix/reports/survival_report.hpp"
#include "tix/reports/trend_report.hpp"

#include <array>

namespace tix::desk {

using MakeReport = ReportAnswer (*)(Reading&, const ReportQuestion&);

struct ReportRow {
  const ReportDescription* description;
  MakeReport make = nullptr;     ///< null for a page that its command composes
  MakeReport make_by = nullptr;  ///< used instead of `make` with --by; null: the same
};

/// Every report, in the order of `tix help`.
inline constexpr std::array kReports = {
    ReportRow{.description = &BacklogReport::kDescription, .make = backlog_with_change},
    ReportRow{.description = &AgeingReport::kDescription, .make = answer<AgeingReport>},
    ReportRow{.description = &TrendReport::kDescription, .make = answer<TrendReport>},
    ReportRow{.description = &SlaReport::kDescription, .make = answer<SlaReport>},
    ReportRow{.description = &BreachesReport::kDescription,
              .make = answer<BreachesReport>,
              .make_by = answer<BreachCounts>},
    ReportRow{.description = &AgentsReport::kDescription, .make = answer<AgentsReport>},
    ReportRow{.description = &FlowReport::kDescription, .make = answer<FlowReport>},
    ReportRow{.description = &EscalationsReport::kDescription, .make = answer<EscalationsReport>},
    ReportRow{.description = &DelaysReport::kDescription, .make = answer<DelaysReport>},
    ReportRow{.description = &PatternsReport::kDescription, .make = patterns_report},
    ReportRow{.description = &SatisfactionReport::kDescription, .make = answer<SatisfactionReport>},
    ReportRow{.description = &SurvivalReport::kDescription, .make = answer<SurvivalReport>},
    ReportRow{.description = &kForecast, .make = forecast_report},
    ReportRow{.description = &kCauses, .make = causes_report},
    ReportRow{.description = &kDigest},
};

}  // namespace tix::desk
