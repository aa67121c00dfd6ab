// What a number of a report means: the text of `tix help metric`.
#pragma once

#include <string_view>

namespace tix {

/// One column of a report.
struct Metric {
  std::string_view name;       ///< the column; `*` in it stands for any word
  std::string_view formula;    ///< how it is counted
  std::string_view trap = {};  ///< how it is misread; may be empty
  std::string_view views;      ///< the SQL views that it can be checked against, joined by blanks
};

/// Whether the metric is that column.
bool is_called(const Metric& metric, std::string_view column);

}  // namespace tix
