// HTML as plain text.
#pragma once

#include <string>
#include <string_view>

namespace tix::format {

struct HtmlText {
  std::string text;  ///< lines without blank lines at the ends
  bool is_rough =
      false;  ///< the page is too large or too deep to be read properly; only its tags are removed
};

/// Converts a page in valid UTF-8. Leaves out what a reader does not see: head, scripts, styles, comments and
/// hidden elements. Writes blocks as lines, lists with `- ` or numbers, quotes with `> `, table cells with
/// tabs between them, and links as `text <url>` if the url is not the text. Fetches nothing. Needs at most
/// 64 MB of memory for pages of up to 1 MB, and no deep stack for any page.
HtmlText html_to_text(std::string_view html);

}  // namespace tix::format
