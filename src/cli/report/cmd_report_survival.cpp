// tix report survival: how long tickets stay unresolved, those that still are counted.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/survival_report.hpp"

namespace tix::cli {
namespace {

const ReportKind kSurvival{"survival", "none", false, desk::survival_report, {}, 90};

Exit run_survival(Session& session, const ReportOptions& options) {
  return run_report(session, options, kSurvival);
}

}  // namespace

void add_report_survival(Syntax& syntax) {
  auto& o = syntax.runs(run_survival);
  add_report_options(syntax, o, kSurvival);
  syntax.about(
      "Of the tickets created in the period, how long until the first resolve, by the wall clock. Those that "
      "are still unresolved, and void and merged ones, are not left out: they are censored, known to have "
      "lasted so long at least (Kaplan and Meier). median_wall_s: by when half were resolved; empty when "
      "they "
      "never were. open_3d_pct: still unresolved after three days.");
  syntax.example("tix report survival", "What was created in the last 90 days.");
  syntax.example("tix report survival --by priority", "How fast each priority is done.");
  syntax.example("tix report survival --by month --period 2026", "Is this month's work done faster?");
  syntax.example("tix report survival --fail-if 'open_7d_pct>10'", "Exit 1 when a tenth takes over a week.");
}

}  // namespace tix::cli
