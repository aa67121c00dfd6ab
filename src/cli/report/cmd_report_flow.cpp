// tix report flow: how tickets went through the desk.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/flow_report.hpp"

namespace tix::cli {
namespace {

constexpr SeriesPlan kShares[] = {{"transfer_pct", Meaning::warning},
                                  {"one_touch_pct", Meaning::good},
                                  {"first_contact_pct", Meaning::good},
                                  {"reopen_pct", Meaning::bad}};
constexpr SeriesPlan kStays[] = {
    {"in_new_s"}, {"in_open_s"}, {"in_pending_s"}, {"in_hold_s"}, {"in_resolved_s", Meaning::muted}};
constexpr ChartPlan kCharts[] = {
    {ChartShape::bars, "passed on, one touch, first contact, reopened, %", kShares},
    {ChartShape::stacked, "working time in each status", kStays}};

const ReportKind kFlow{"flow", "none", false, desk::flow_report, kCharts};

Exit run_flow(Session& session, const ReportOptions& options) {
  return run_report(session, options, kFlow);
}

}  // namespace

void add_report_flow(Syntax& syntax) {
  auto& o = syntax.runs(run_flow);
  add_report_options(syntax, o, kFlow);
  syntax.about(
      "Of the tickets first resolved in the period, as they are known now. transfer_pct: passed from a team "
      "or agent to another. pickups: hand-overs that the new owner acted on, and how long that took. loops: "
      "back to somebody who had it before; lost_in_loops_s is the time in between. in_STATUS_s is time "
      "spent, "
      "in the row of the team or hold reason of that time. one_touch_pct: one reply, never reopened. All "
      "times "
      "are working time.");
  syntax.example("tix report flow", "The last 30 days in one row.");
  syntax.example("tix report flow --by team --period last-month",
                 "Where time was spent, and who takes long to pick up.");
  syntax.example("tix report flow --by hold_reason --columns hold_reason,in_hold_s", "What we waited for.");
  syntax.example("tix report flow --period 2026-Q3 --fail-if 'transfer_pct>20'", "For cron.");
}

}  // namespace tix::cli
