// Reads one JSON object as a row of text.
#pragma once

#include "tix/report/row_source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Reads the object in `text` into `row`: `values` by `columns`, to which it adds new names, and `problem` if
/// it cannot. Leaves `row.line` alone.
void read_json_row(std::string_view text, std::vector<std::string>& columns, SourceRow& row);

}  // namespace tix::format
