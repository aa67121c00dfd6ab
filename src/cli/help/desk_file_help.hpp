// `tix help desk-file`: explains the keys of a desk file.
#pragma once

#include <string>
#include <vector>

namespace tix::cli {

/// Returns the keys of the named sections, such as `team`, or the list of all sections if `names` is empty.
/// Throws Error{usage} for a section that desk files do not have.
std::string desk_file_help(const std::vector<std::string>& names);

}  // namespace tix::cli
