// tix report delays: signs that escalation comes late.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/delays_report.hpp"

namespace tix::cli {
namespace {

constexpr SeriesPlan kSigns[] = {{"count", Meaning::warning}};
constexpr ChartPlan kCharts[] = {{ChartShape::bars, "signs of late escalation", kSigns}};

const ReportKind kDelays{"delays", "none", false, desk::delays_report, kCharts};

Exit run_delays(Session& session, const ReportOptions& options) {
  return run_report(session, options, kDelays);
}

}  // namespace

void add_report_delays(Syntax& syntax) {
  auto& o = syntax.runs(run_delays);
  add_report_options(syntax, o, kDelays);
  syntax.about(
      "One row a sign, counted when it showed: late_assignment, slow_response and no_update when a clock "
      "breached, or, where nothing was promised, after [desk.delays] of the desk file; repeated_escalation "
      "from "
      "the second on; growing_dissatisfaction for a score of 1 or 2 and for a second message before the "
      "first "
      "was answered. worst_id is the ticket with which it went on longest.");
  syntax.example("tix report delays", "The last 30 days.");
  syntax.example("tix report delays --by team --period last-week", "Which team?");
  syntax.example("tix report delays --list --period yesterday", "The tickets behind it.");
  syntax.example("tix report delays --period today --fail-if 'count>0'", "For cron.");
}

}  // namespace tix::cli
