// Descriptions of the columns of reports, for `tix help metric`.
#pragma once

#include <string_view>

namespace tix {

/// The description of one column of a report.
struct Metric {
  std::string_view name;       ///< the column; a `*` in it stands for any text
  std::string_view formula;    ///< how it is computed
  std::string_view trap = {};  ///< how it is easily misread; may be empty
  std::string_view views;      ///< the SQL views to check it against, separated by blanks
};

/// Returns whether the metric describes this column.
bool is_called(const Metric& metric, std::string_view column);

}  // namespace tix
