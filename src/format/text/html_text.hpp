// Text inside HTML and SVG, which can neither become markup nor mislead the reader.
#pragma once

#include <string>
#include <string_view>

namespace tix::format {

/// Appends text for use between tags and in quoted attributes: `<`, `>`, `&` and quotes as references;
/// control characters, invalid bytes and marks that reorder text escaped visibly, as on a terminal. Line
/// breaks become a visible mark.
void append_html(std::string& out, std::string_view text);

/// Appends a text of several lines for use between tags; line breaks become `<br>`.
void append_html_lines(std::string& out, std::string_view text);

}  // namespace tix::format
