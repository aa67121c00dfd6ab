// Text inside HTML and SVG: nobody's words become markup or act on the reader.
#pragma once

#include <string>
#include <string_view>

namespace tix::format {

/// Appends text as it may stand between tags and in quoted attributes: `<`, `>`, `&` and quotes as
/// references; control characters, bytes that are not UTF-8 and marks that reorder text escaped as on a
/// terminal, so that they are seen. Line breaks become `⏎`.
void append_html(std::string& out, std::string_view text);

/// The same of a text of several lines, between tags: line breaks stay, as `<br>`.
void append_html_lines(std::string& out, std::string_view text);

}  // namespace tix::format
