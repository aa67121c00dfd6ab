// Text in the format that mail programs may wrap again.
#pragma once

#include <string>
#include <string_view>

namespace tix::format {

/// Joins the lines of `format=flowed` text (RFC 3676) to paragraphs and takes the stuffed blanks out. Quoted
/// lines keep their `>` marks, with one blank after them. With `deletes_space` the blank at which a line was
/// broken goes as well.
std::string unflowed(std::string_view text, bool deletes_space);

}  // namespace tix::format
