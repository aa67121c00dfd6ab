// tix report sla: promises kept and broken.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/sla_report.hpp"

namespace tix::cli {
namespace {

constexpr SeriesPlan kAttainment[] = {{"attainment_pct"}};
constexpr SeriesPlan kVerdicts[] = {{"met", Meaning::good},
                                    {"breached", Meaning::bad},
                                    {"no_reply", Meaning::warning},
                                    {"waived", Meaning::muted}};
constexpr ChartPlan kCharts[] = {{ChartShape::bars, "promises kept, %", kAttainment},
                                 {ChartShape::stacked, "how promises ended", kVerdicts}};

const ReportKind kSla{"sla", "none", false, desk::sla_report, kCharts};

Exit run_sla(Session& session, const ReportOptions& options) {
  return run_report(session, options, kSla);
}

}  // namespace

void add_report_sla(Syntax& syntax) {
  auto& o = syntax.runs(run_sla);
  add_report_options(syntax, o, kSla);
  syntax.about(
      "One row a clock. met, breached, waived and no_reply count cycles that stopped in the period, and the "
      "times "
      "are theirs: _s in working time, _wall_s on the wall clock, without what was waited for the customer. "
      "running, running_breached and paused are open at its end. first_resolution is the verdict of the "
      "first "
      "resolve, of tickets that were reopened; totals leave it out.");
  syntax.example("tix report sla", "Each clock, the last 30 days.");
  syntax.example("tix report sla --by team --period last-month", "Clock by clock, the teams side by side.");
  syntax.example("tix report sla priority:urgent --by week --fail-if 'attainment_pct<95'", "For cron.");
}

}  // namespace tix::cli
