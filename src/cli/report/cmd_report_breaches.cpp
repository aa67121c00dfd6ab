// tix report breaches: every broken promise.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/breaches_report.hpp"

namespace tix::cli {
namespace {

constexpr SeriesPlan kBroken[] = {{"breaches", Meaning::bad}, {"running", Meaning::warning}};
constexpr ChartPlan kCharts[] = {{ChartShape::bars, "promises broken, and not kept yet", kBroken}};

const ReportKind kBreaches{"breaches", "none", false, desk::breaches_report};
const ReportKind kCounts{"breaches", "one row a breach", false, desk::breach_counts, kCharts};

Exit run_breaches(Session& session, const ReportOptions& options) {
  return run_report(session, options, options.by ? kCounts : kBreaches);
}

}  // namespace

void add_report_breaches(Syntax& syntax) {
  auto& o = syntax.runs(run_breaches);
  add_report_options(syntax, o, kCounts);
  syntax.about(
      "One row a promise broken in the period, in order of time: since when (breached_at), until when "
      "(stopped_at; empty while it runs), late_by_s in between on the wall clock, and who held the ticket at "
      "that instant. With --by their numbers instead.");
  syntax.example("tix report breaches --period yesterday", "For the morning meeting.");
  syntax.example("tix report breaches team:frontline --period last-month --format csv", "For a spreadsheet.");
  syntax.example("tix report breaches --by week,team", "How many, week by week, and how late.");
  syntax.example("tix report breaches priority:urgent --period today --fail-if 'rows>0'", "For cron.");
}

}  // namespace tix::cli
