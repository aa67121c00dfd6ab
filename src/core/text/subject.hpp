// A title without what differs each time somebody asks the same: so that recurring subjects can be counted.
#pragma once

#include <string>
#include <string_view>

namespace tix {

/// The words of a title in lower case, one blank apart. Prefixes of answers and forwards (`Re:`, `Fwd:`,
/// `AW[2]:`) and bracketed ticket marks (`[tix #42]`) in front are left out, and so is punctuation. Numbers
/// are
/// `#`: alone, at the end of a word or in its middle (`office#`); a word with several is `#` whole (an id);
/// several `#` in a row are one, in front and at the end none, unless nothing else is there.
/// Lower case knows Latin, Greek and Cyrillic letters; others stay as they are. Bytes that are not
/// UTF-8 stay.
std::string normal_subject(std::string_view title);

}  // namespace tix
