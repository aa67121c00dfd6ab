// A quick look at HTML before it is parsed: pages that would cost a parser minutes or gigabytes, and the text
// between tags.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tix::format {

struct HtmlOutline {
  std::size_t deepest = 0;          ///< elements inside each other, at most; elements that may lack their end
                                    ///< tag do not count
  std::size_t most_attributes = 0;  ///< blanks outside of quotes in one tag, at most
  std::string text;                 ///< what stands between the tags, entities as they are
};

/// Scans any bytes in linear time.
HtmlOutline html_outline(std::string_view html);

}  // namespace tix::format
