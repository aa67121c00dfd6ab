// What the first row of a CSV file must be to name its columns.
#pragma once

#include "tix/report/row_source.hpp"

#include <string>
#include <vector>

namespace tix::format {

/// The names in `header`, spaces around them dropped. Error usage, with file and line, when there is none
/// (`line` 0: the file is empty), a name is missing or not text, or names repeat: all of them are told.
std::vector<std::string> checked_header(SourceRow header, const std::string& file);

}  // namespace tix::format
