// What a report is, in words and options: help, manual, metrics and charts are made from this.
#pragma once

#include "tix/report/chart.hpp"
#include "tix/report/metric.hpp"
#include "tix/report/report.hpp"

#include <array>
#include <span>
#include <string_view>

namespace tix {

/// A command line to try, and what it answers.
struct ReportExample {
  std::string_view line;
  std::string_view meaning;
};

/// A report describes itself: each counter has one of these beside its columns.
struct ReportDescription {
  std::string_view name;
  std::string_view summary;       ///< its line in `tix help`: begins small, no full stop
  std::string_view by = "none";   ///< the grouping without --by
  std::string_view by_help = {};  ///< how help calls that; empty: `by`
  int days = 30;                  ///< how far back it looks without a period
  /// Of one instant unless grouped by a period: then --from, --to and --period have no meaning.
  bool of_an_instant = false;
  bool only_over_time = false;              ///< --by takes a period and no field
  std::span<const ChartPlan> charts = {};   ///< drawn beside the charts that it makes itself
  std::array<std::string_view, 2> about{};  ///< paragraphs of its help
  std::span<const ReportExample> examples = {};
  std::span<const Metric> metrics = {};  ///< every column but those that name a row, in order
  /// Puts into words what no column's kind tells people; null where there is nothing of that sort.
  Report (*for_people)(Report) = nullptr;
};

}  // namespace tix
