// Checks that the first row of a CSV file names its columns.
#pragma once

#include "tix/report/row_source.hpp"

#include <string>
#include <vector>

namespace tix::format {

/// Returns the names in `header` without surrounding spaces. Throws Error{usage} with file and line if there
/// is no header (`line` 0: the file is empty), a name is missing or not text, or names repeat; the error
/// lists all of them.
std::vector<std::string> checked_header(SourceRow header, const std::string& file);

}  // namespace tix::format
