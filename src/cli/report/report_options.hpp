// What all reports share: their options, and the way from them to output and exit code.
#pragma once

#include "cli/input/filter_argument.hpp"
#include "cli/session/session.hpp"
#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/chart.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tix::cli {

struct ReportOptions {
  FilterArgument filter;
  std::optional<std::string> from, to, period, by, soon, fail_if, sort;
  bool list = false, chart = false;
};

/// One report: its name, how it is grouped unless told, and who makes it.
struct ReportKind {
  std::string_view name;
  std::string_view by;  ///< what its rows are unless told; empty: it has no --by
  /// Of one instant unless grouped by a period: then --from, --to and --period have no meaning.
  bool of_an_instant = false;
  std::function<desk::ReportAnswer(desk::Reading&, const desk::ReportQuestion&)> make;
  /// What is drawn of it, beside the charts that it makes itself.
  std::span<const ChartPlan> charts = {};
  int days = 30;  ///< how far back it looks unless told
  /// Puts into words what no column's kind says; null: all columns say it.
  Report (*readable)(Report) = nullptr;
  bool only_over_time = false;  ///< --by takes a period and no field
};

/// Declares FILTER, --by, --from, --to, --period, --list, --sort, --chart and --fail-if.
void add_report_options(Syntax& syntax, ReportOptions& options, const ReportKind& kind);

/// Makes the report, prints it or the tickets behind it, and says whether --fail-if holds of its totals.
Exit run_report(Session& session, const ReportOptions& options, const ReportKind& kind);

}  // namespace tix::cli
