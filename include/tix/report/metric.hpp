// What each number of each report means: the text of `tix help metric`.
#pragma once

#include <span>
#include <string_view>

namespace tix {

/// One column of a report.
struct Metric {
  std::string_view name;     ///< the column; `*` in it stands for any word
  std::string_view formula;  ///< how it is counted
  std::string_view trap;     ///< how it is misread; may be empty
  std::string_view views;    ///< the SQL views that it can be checked against, joined by blanks
};

struct ReportMetrics {
  std::string_view report;
  std::span<const Metric> metrics;  ///< in the order of the columns
};

/// Every report with all its columns but those that name a row; in the order of `tix help`.
std::span<const ReportMetrics> report_metrics();

/// Whether the metric is that column.
bool is_called(const Metric& metric, std::string_view column);

}  // namespace tix
