// tix report escalations: which steps fire, and whether they help.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/escalations_report.hpp"

namespace tix::cli {
namespace {

constexpr SeriesPlan kFired[] = {{"fired"}};
constexpr SeriesPlan kSuccess[] = {{"success_pct", Meaning::good}};
constexpr ChartPlan kCharts[] = {{ChartShape::bars, "fired", kFired},
                                 {ChartShape::bars, "resolved in time after it, %", kSuccess}};

const ReportKind kEscalations{"escalations", "none", false, desk::escalations_report, kCharts};

Exit run_escalations(Session& session, const ReportOptions& options) {
  return run_report(session, options, kEscalations);
}

}  // namespace

void add_report_escalations(Syntax& syntax) {
  auto& o = syntax.runs(run_escalations);
  add_report_options(syntax, o, kEscalations);
  syntax.about(
      "One row a step, and one for what was escalated by hand. tickets and rate_pct are those escalated, of "
      "all that were unresolved in the period; a warning escalates nothing. delay: working time from the "
      "step's moment to its firing. success_pct, of those completed: the clock then stopped in time, or "
      "within "
      "the step's own time when it was late already.");
  syntax.example("tix report escalations", "The last 30 days.");
  syntax.example("tix report escalations --by team --period last-month", "Who escalates most?");
  syntax.example("tix report escalations --by week --columns step,week,fired,success_pct",
                 "Do the steps help more than they did?");
  syntax.example("tix report escalations --period yesterday --fail-if 'hierarchical>0'", "For cron.");
}

}  // namespace tix::cli
