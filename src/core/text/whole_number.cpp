// Uses std::from_chars, which ignores the locale and reports overflow instead of wrapping.
#include "tix/text/whole_number.hpp"

#include <charconv>

namespace tix {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  return error == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

}  // namespace tix
