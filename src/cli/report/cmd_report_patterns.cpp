// tix report patterns: find recurring topics and spikes.
#include "cli/report/report_command.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/arrivals.hpp"
#include "tix/reports/patterns_report.hpp"
#include "tix/text/error.hpp"

namespace tix::cli {
namespace {

struct PatternsOptions : ReportOptions {
  bool heatmap = false;
};

Exit run_patterns(Session& session, const PatternsOptions& options) {
  if (options.heatmap && options.by)
    throw Error(ErrorKind::usage, "--heatmap cannot be combined with --by: it has one row per weekday");
  return run_report(session, options, PatternsReport::kDescription,
                    options.heatmap ? desk::heatmap_report : desk::patterns_report);
}

}  // namespace

void add_report_patterns(Syntax& syntax) {
  auto& o = syntax.runs(run_patterns);
  add_report_options(syntax, o, PatternsReport::kDescription);
  syntax.flag("--heatmap", o.heatmap, "Count created tickets by weekday and hour of the zone instead");
}

}  // namespace tix::cli
