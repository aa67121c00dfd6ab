// `desk lint`: findings about a desk file, each with its line.
#pragma once

#include "tix/report/report.hpp"

#include <string_view>

namespace tix::desk {

/// One row a finding, in the order of lines; a finding is about the section that begins there. Error desk
/// when the text is no desk file.
Report lint_desk_file(std::string_view text, std::string_view file_name);

}  // namespace tix::desk
