// The description of a report, from which help, the manual, metrics and charts are made.
#pragma once

#include "tix/report/chart.hpp"
#include "tix/report/metric.hpp"
#include "tix/report/report.hpp"

#include <array>
#include <span>
#include <string_view>

namespace tix {

/// An example command line, and what it shows.
struct ReportExample {
  std::string_view line;
  std::string_view meaning;
};

/// Describes a report. Each counter of a report has one, next to its columns, so that documentation cannot
/// drift away from the code.
struct ReportDescription {
  std::string_view name;
  std::string_view title;    ///< the title of its page for people, in lower case: `backlog`
  std::string_view summary;  ///< its line in `tix help`: a sentence in the imperative, without a full stop
  std::string_view by = "none";   ///< the default of --by
  std::string_view by_help = {};  ///< how help shows that default; empty: as `by`
  int days = 30;                  ///< the days covered if no period is given
  /// Whether it shows one instant unless grouped by a period. Without one, --from, --to and --period are
  /// refused.
  bool of_an_instant = false;
  bool only_over_time = false;              ///< whether --by accepts periods only
  std::span<const ChartPlan> charts = {};   ///< drawn in addition to the charts that it makes itself
  std::array<std::string_view, 2> about{};  ///< paragraphs of its help
  std::span<const ReportExample> examples = {};
  /// All columns except the keys, in order, then those of totals_extra.
  std::span<const Metric> metrics = {};
  std::span<const Metric> measures = {};  ///< what its rows measure, if each row is another number
  /// Rewrites cells whose column kind does not express what people need; null if there are none.
  Report (*for_people)(Report) = nullptr;
};

}  // namespace tix
