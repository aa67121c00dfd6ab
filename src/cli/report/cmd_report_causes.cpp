// tix report causes: why the backlog grows.
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/causes_report.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>

namespace tix::cli {
namespace {

/// Values have no unit in common: lengths of time are put into words, numbers stay.
Report readable(Report report) {
  constexpr std::size_t kMeasure = 1;
  for (Row& row : report.rows) {
    if (!std::get<std::string>(row[kMeasure]).ends_with("_s")) continue;
    for (std::size_t at = kMeasure + 1; at < row.size(); ++at)
      if (const auto* seconds = std::get_if<std::int64_t>(&row[at]))
        row[at] = format_exact(Seconds{*seconds});
  }
  return report;
}

const ReportKind kCauses{"causes", "none", false, desk::causes_report, {}, 30, readable, true};

Exit run_causes(Session& session, const ReportOptions& options) {
  return run_report(session, options, kCauses);
}

}  // namespace

void add_report_causes(Syntax& syntax) {
  auto& o = syntax.runs(run_causes);
  add_report_options(syntax, o, kCauses);
  syntax.about(
      "The four causes of backlog, in numbers of the other reports, beside the period before (of a month, as "
      "much of the month before): volume (what came, and categories with more than chance brings), "
      "complexity (what a ticket takes), workflow (how it passes and waits), staffing (load, and "
      "days_of_backlog: what is open, in days of work at the pace of the last 28). most: where most of it "
      "is. "
      "--by takes a period: then each has a row.");
  syntax.example("tix report causes", "The last 30 days beside the 30 before.");
  syntax.example("tix report causes --by week --period quarter --chart", "How it came about.");
  syntax.example("tix report causes team:systems --period last-month", "One team, month against month.");
}

}  // namespace tix::cli
