// tix report patterns: what is asked again and again.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/patterns_report.hpp"
#include "tix/text/error.hpp"

namespace tix::cli {
namespace {

constexpr int kDays = 90;

const ReportKind kPatterns{"patterns", "category", false, desk::patterns_report, {}, kDays};
const ReportKind kHeatmap{"patterns", {}, false, desk::heatmap_report, {}, kDays};

struct PatternsOptions : ReportOptions {
  bool heatmap = false;
};

Exit run_patterns(Session& session, const PatternsOptions& options) {
  if (options.heatmap && options.by)
    throw Error(ErrorKind::usage, "--heatmap has a row for each weekday: it takes no --by");
  return run_report(session, options, options.heatmap ? kHeatmap : kPatterns);
}

}  // namespace

void add_report_patterns(Syntax& syntax) {
  auto& o = syntax.runs(run_patterns);
  add_report_options(syntax, o, kPatterns);
  syntax.flag("--heatmap", o.heatmap, "tickets created by weekday and hour of the zone, instead");
  syntax.about(
      "Tickets created in the period, as they are known now: count, and share_pct of all of them. before and "
      "growth_pct: the period before it (of a month, as much of the month before). usual: the mean of the "
      "eight periods before; spike: more than usual + 3 of its square roots. A subject is a title without "
      "Re:, numbers and punctuation.");
  syntax.example("tix report patterns", "The last 90 days by category.");
  syntax.example("tix report patterns --by subject --period last-week", "What was asked again and again?");
  syntax.example("tix report patterns --by week,tag", "Week by week, each beside the week before.");
  syntax.example("tix report patterns --heatmap team:frontline", "When do they need people?");
}

}  // namespace tix::cli
