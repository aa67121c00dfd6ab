// One word of a shell's command line, whatever characters are in it.
#pragma once

#include <string>
#include <string_view>

namespace tix::testing {

/// Returns `text` quoted for the shell: a path may hold blanks and quotes.
inline std::string shell_word(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + "'";
}

}  // namespace tix::testing
