// Comparing without ASCII case: the one rule for names typed by people. Other bytes compare as they are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tix {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool equal_without_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return ascii_lower(c); });
  return out;
}

/// Returns the position of `text` in a list of names, compared without ASCII case, or nullopt.
constexpr std::optional<std::size_t> position_named(std::string_view text,
                                                    std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (equal_without_case(text, names[i])) return i;
  return std::nullopt;
}

}  // namespace tix
