// tix report backlog: what is open, overdue and old.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/backlog_report.hpp"

namespace tix::cli {
namespace {

constexpr SeriesPlan kOpen[] = {{"open"}, {"overdue", Meaning::bad}};
/// Older is worse; neighbours of one colour differ in shade.
constexpr SeriesPlan kAges[] = {{"age_0_1d", Meaning::good},    {"age_1_3d", Meaning::good},
                                {"age_3_7d", Meaning::warning}, {"age_7_14d", Meaning::warning},
                                {"age_14_30d", Meaning::bad},   {"age_30d_plus", Meaning::bad}};
constexpr ChartPlan kCharts[] = {{ChartShape::bars, "open and overdue", kOpen},
                                 {ChartShape::stacked, "age of what is open", kAges}};

const ReportKind kBacklog{"backlog", "priority", true, desk::backlog_report, kCharts};

Exit run_backlog(Session& session, const ReportOptions& options) {
  return run_report(session, options, kBacklog);
}

}  // namespace

void add_report_backlog(Syntax& syntax) {
  auto& o = syntax.runs(run_backlog);
  add_report_options(syntax, o, kBacklog);
  syntax.option("--soon", "DURATION", o.soon, "how far at_risk looks ahead; 4h unless given");
  syntax.about(
      "open: unresolved. overdue: a promised response or resolution time is past. no_target: nobody promised "
      "anything. "
      "at_risk: not overdue, and due soon. The totals say how open and overdue stand against a week before.");
  syntax.example("tix report backlog", "By priority, now.");
  syntax.example("tix report backlog --by team,priority --as-of 2026-08-01",
                 "Two fields, as of the end of that day.");
  syntax.example("tix report backlog --by month,team --period 2026", "At the end of each month of a year.");
  syntax.example("tix report backlog --fail-if 'overdue>10' --format csv", "For cron and scripts.");
}

}  // namespace tix::cli
