// tix report trend: what came, went and stayed, period by period.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/trend_report.hpp"

namespace tix::cli {
namespace {

constexpr SeriesPlan kFlow[] = {{"created"}, {"resolved", Meaning::good}};
constexpr SeriesPlan kStock[] = {{"open_end"}, {"overdue_end", Meaning::bad}};
constexpr ChartPlan kCharts[] = {{ChartShape::lines, "created and resolved", kFlow},
                                 {ChartShape::lines, "open and overdue at the end", kStock}};

const ReportKind kTrend{"trend", "day", false, desk::trend_report, kCharts};

Exit run_trend(Session& session, const ReportOptions& options) {
  return run_report(session, options, kTrend);
}

}  // namespace

void add_report_trend(Syntax& syntax) {
  auto& o = syntax.runs(run_trend);
  add_report_options(syntax, o, kTrend);
  syntax.about(
      "open_end is always open_start + created + reopened + moved_in - moved_out - resolved - dropped, in "
      "every "
      "row, and the backlog as of the period's last second. dropped: void or merged. moved_in and moved_out: "
      "a "
      "field of --by or of the filter changed while the ticket was unresolved. growth_pct: net, of "
      "open_start.");
  syntax.example("tix report trend", "Day by day, the last 30 days.");
  syntax.example("tix report trend --by month,team --period 2026", "How each team's pile grew.");
  syntax.example("tix report trend --by none --period last-week --fail-if 'net>0'",
                 "Exit 1 when urgent work piled up.");
}

}  // namespace tix::cli
