// Steps through text with utf8proc and tests ASCII eight bytes at a time.
#include "format/text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <utf8proc.h>

namespace tix::format {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;
constexpr std::uint64_t kOnes = 0x0101010101010101;

const utf8proc_uint8_t* as_bytes(const char* text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text);
}

}  // namespace

Utf8Step utf8_step(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return {first, 1, true};
  utf8proc_int32_t code_point = -1;
  // Four bytes are enough for any code point, and keep the length in range.
  const auto length = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
  const utf8proc_ssize_t size = utf8proc_iterate(as_bytes(text.data()), length, &code_point);
  if (size <= 0 || code_point < 0) return {};
  return {static_cast<char32_t>(code_point), static_cast<std::size_t>(size), true};
}

bool is_plain_ascii(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  std::uint64_t odd = 0;
  for (; end - at >= 8; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    odd |= word | ((word - kOnes) & ~word);  // a set high bit: not ASCII, or a zero byte
  }
  if ((odd & kHighBits) != 0) return false;
  return std::all_of(at, end, [](char c) { return c != 0 && static_cast<unsigned char>(c) < 0x80; });
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const Utf8Step step = utf8_step(text);
    if (!step.valid) return false;
    text.remove_prefix(step.size);
  }
  return true;
}

bool must_be_escaped(char32_t code_point) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  static constexpr Range kRanges[] = {
      {0x00, 0x1f}, {0x7f, 0x9f}, {0x2028, 0x2029}, {0x202a, 0x202e}, {0x2066, 0x2069}};
  return std::ranges::any_of(
      kRanges, [&](const Range& range) { return range.first <= code_point && code_point <= range.last; });
}

std::string_view text_problem(std::string_view value) {
  if (is_plain_ascii(value)) return {};
  if (value.find('\0') != std::string_view::npos) return "a NUL byte";
  return is_valid_utf8(value) ? std::string_view{} : "bytes that are not UTF-8";
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

void append_valid_utf8(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const Utf8Step step = utf8_step(text);
    if (step.valid && step.code_point != 0) {
      out.append(text.substr(0, step.size));
    } else {
      append_utf8(out, U'\uFFFD');
    }
    text.remove_prefix(step.size);
  }
}

}  // namespace tix::format
