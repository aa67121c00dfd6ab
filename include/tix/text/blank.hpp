// Blanks around a text, which imports, commands and times ignore.
#pragma once

#include <string_view>

namespace tix {

/// Returns `text` without the blanks, tabs and line ends around it.
constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Returns whether `text` consists of blanks only.
constexpr bool is_blank(std::string_view text) {
  return trimmed(text).empty();
}

}  // namespace tix
