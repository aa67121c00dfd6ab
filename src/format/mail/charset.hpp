// Text in any character set as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace tix::format {

/// Text made valid UTF-8 without NUL.
struct CharsetText {
  std::string text;
  std::string warning;  ///< what was guessed, in words; empty: nothing
};

/// Converts `bytes` from the declared character set, or from a larger one that contains it (`gb2312` as
/// gb18030, `iso-8859-1` as windows-1252). Guesses if none is declared, if the declared one is unknown, or if
/// the bytes contradict it: the escapes of ISO-2022-JP, then valid UTF-8, then windows-1252. Bytes without
/// a meaning become U+FFFD. Never fails.
CharsetText text_in_charset(std::string_view bytes, std::string_view declared);

}  // namespace tix::format
