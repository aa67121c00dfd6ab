// `desk lint`: findings about a desk file, each with its line.
#pragma once

#include "tix/report/report.hpp"
#include "tix/text/labelled_name.hpp"

#include <string_view>

namespace tix::desk {

/// Returns one row per finding, in the order of lines; a finding is about the section that begins there.
/// Throws Error{desk} if the text is not a valid desk file.
Report lint_report(std::string_view text, std::string_view file_name, Audience audience);

}  // namespace tix::desk
