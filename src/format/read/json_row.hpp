// One JSON object as a row of text.
#pragma once

#include "tix/report/row_source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Reads the object in `text` into `row`: `values` by `columns`, which grows by the names it does not have,
/// and `problem` when it cannot. `row.line` is left alone.
void read_json_row(std::string_view text, std::vector<std::string>& columns, SourceRow& row);

}  // namespace tix::format
