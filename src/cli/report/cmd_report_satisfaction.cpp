// tix report satisfaction: what customers say of it.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/satisfaction_report.hpp"

namespace tix::cli {
namespace {

const ReportKind kSatisfaction{"satisfaction", "none", false, desk::satisfaction_report};

Exit run_satisfaction(Session& session, const ReportOptions& options) {
  return run_report(session, options, kSatisfaction);
}

}  // namespace

void add_report_satisfaction(Syntax& syntax) {
  auto& o = syntax.runs(run_satisfaction);
  add_report_options(syntax, o, kSatisfaction);
  syntax.about(
      "Of the resolves in the period. sent: those that the requester could rate; answered: those rated "
      "before "
      "the next resolve, the last rating counts. csat_pct: scores of 4 and 5 of 5, of n, within an interval "
      "of "
      "95 %. nps: those who recommend you with 9 or 10 less those with 6 or less, of nps_n. All is credited "
      "to "
      "the agent who resolved, in the team of that moment.");
  syntax.example("tix report satisfaction", "The last 30 days in one row.");
  syntax.example("tix report satisfaction --by agent --period last-month",
                 "Whose customers are satisfied, and how sure is that?");
  syntax.example("tix report satisfaction --by month --period 2026", "Better or worse?");
  syntax.example("tix report satisfaction --fail-if 'csat_high_pct<80'",
                 "For cron: worse than 80 % beyond doubt.");
}

}  // namespace tix::cli
