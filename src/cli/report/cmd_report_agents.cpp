// tix report agents: what each agent carries and has done.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/agents_report.hpp"

namespace tix::cli {
namespace {

constexpr SeriesPlan kLoad[] = {{"load"}, {"capacity", Meaning::muted}};
constexpr SeriesPlan kDone[] = {{"resolved", Meaning::good}};
constexpr ChartPlan kCharts[] = {{ChartShape::bars, "load and capacity", kLoad},
                                 {ChartShape::bars, "resolved", kDone}};

const ReportKind kAgents{"agents", "none", false, desk::agents_report, kCharts};

Exit run_agents(Session& session, const ReportOptions& options) {
  return run_report(session, options, kAgents);
}

}  // namespace

void add_report_agents(Syntax& syntax) {
  auto& o = syntax.runs(run_agents);
  add_report_options(syntax, o, kAgents);
  syntax.about(
      "One row an agent, and with --by one for each of its values. load: unresolved tickets whose resolution "
      "clock runs, weighted by priority, at the end of the period, as overdue is; all else happened in it. A "
      "reply is credited to who replied, a resolve to who held the ticket then. own_response: from being "
      "assigned to the first reply. The totals say how unevenly load is spread: max_over_mean is 1 when "
      "everybody carries the same share of their capacity.");
  syntax.example("tix report agents", "The last 30 days.");
  syntax.example("tix report agents --by month --period 2026 agent:budi", "One agent over the year.");
  syntax.example("tix report agents --columns agent,load_pct --fail-if 'max_over_mean>2'",
                 "Is work spread evenly?");
}

}  // namespace tix::cli
