// Comparison that ignores ASCII case, the one rule for names typed by people. Bytes outside A..Z and a..z
// compare as they are, so results do not depend on a locale.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tix {

/// Returns the small letter of A..Z and any other byte unchanged, including the bytes of UTF-8 sequences.
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Returns whether `a` and `b` are equal when ASCII case is ignored. `É` and `é` differ.
constexpr bool equal_without_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return ascii_lower(c); });
  return out;
}

/// Returns the text with its first letter as a capital, if it is one of a..z.
inline std::string capitalized(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

/// Returns the index of the first of `names` that equals `text` when ASCII case is ignored, or nullopt if
/// there is none. Linear in the number of names.
constexpr std::optional<std::size_t> position_named(std::string_view text,
                                                    std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (equal_without_case(text, names[i])) return i;
  return std::nullopt;
}

}  // namespace tix
