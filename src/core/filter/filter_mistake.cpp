// Renders a filter with a caret under the mistake. The output must be one line and harmless on any terminal,
// so control characters and invalid UTF-8 are escaped. Widths are estimated from a few blocks of Unicode:
// core has no library for them, and a caret that is off by a column still helps.
#include "core/filter/filter_mistake.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

// The excerpt of a long filter: this many columns before and after the caret, which fits a line of 110
// columns.
constexpr std::size_t kColumnsBefore = 60;
constexpr std::size_t kColumnsAfter = 40;

/// One printed unit: a character, or the escape of one byte.
struct Piece {
  std::string text;
  std::size_t columns = 1;
};

std::size_t continuation_bytes(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 1;
  if (lead >= 0xE0 && lead <= 0xEF) return 2;
  return lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
}

/// Returns the length in bytes of the character at `at`, or 0 for invalid UTF-8 and control characters.
std::size_t printable_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) < 0x80) return byte(at) >= 0x20 && byte(at) != 0x7F ? 1 : 0;
  const std::size_t more = continuation_bytes(byte(at));
  if (more == 0 || text.size() - at <= more) return 0;
  for (std::size_t i = at + 1; i <= at + more; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  // U+0080 to U+009F are control characters too.
  return byte(at) == 0xC2 && byte(at + 1) < 0xA0 ? 0 : more + 1;
}

struct CodeRange {
  char32_t first, last;
};
/// Blocks of characters that take two columns, and of marks that combine with the character before.
constexpr std::array kWide = {
    CodeRange{0x1100, 0x115F},   CodeRange{0x2E80, 0x303E},   CodeRange{0x3041, 0x4DBF},
    CodeRange{0x4E00, 0xA4CF},   CodeRange{0xAC00, 0xD7A3},   CodeRange{0xF900, 0xFAFF},
    CodeRange{0xFE30, 0xFE6F},   CodeRange{0xFF00, 0xFF60},   CodeRange{0xFFE0, 0xFFE6},
    CodeRange{0x1F300, 0x1F64F}, CodeRange{0x1F900, 0x1F9FF}, CodeRange{0x20000, 0x3FFFD}};
constexpr std::array kNoWidth = {CodeRange{0x0300, 0x036F}, CodeRange{0x200B, 0x200F},
                                 CodeRange{0xFE00, 0xFE0F}};

/// Returns the number of columns of one valid UTF-8 character: 0, 1 or 2.
std::size_t columns_of(std::string_view character) {
  if (character.size() == 1) return 1;
  char32_t code = static_cast<unsigned char>(character[0]) & (0xFFu >> (character.size() + 1));
  for (const char c : character.substr(1)) code = (code << 6) | (static_cast<unsigned char>(c) & 0x3Fu);
  const auto holds = [&](const CodeRange& range) { return range.first <= code && code <= range.last; };
  if (std::ranges::any_of(kNoWidth, holds)) return 0;
  return std::ranges::any_of(kWide, holds) ? 2 : 1;
}

/// Returns the piece at `at` and moves `at` past it.
Piece next_piece(std::string_view text, std::size_t& at) {
  const std::size_t length = printable_length(text, at);
  if (length > 0) {
    const std::string_view character = text.substr(at, length);
    at += length;
    return {std::string(character), columns_of(character)};
  }
  const char c = text[at++];
  if (c == '\t' || c == '\n' || c == '\r') return {" ", 1};
  return {fmt::format("\\x{:02x}", static_cast<unsigned char>(c)), 4};
}

}  // namespace

std::string shown(std::string_view text, std::size_t max) {
  std::string out;
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = next_piece(text, at);
    columns += piece.columns;
    if (columns > max) return out + "…";
    out += piece.text;
  }
  return out;
}

std::string in_words(std::string_view text) {
  return "'" + shown(text) + "'";
}

Error filter_mistake(std::string_view filter, std::size_t at, const std::string& words,
                     const std::string& hint) {
  std::vector<Piece> before;
  std::size_t pos = 0;
  while (pos < std::min(at, filter.size())) before.push_back(next_piece(filter, pos));
  std::size_t first = before.size();
  std::size_t columns = 0;
  while (first > 0 && columns + before[first - 1].columns <= kColumnsBefore)
    columns += before[--first].columns;

  std::string line = first > 0 ? "…" : "";
  if (first > 0) ++columns;
  for (std::size_t i = first; i < before.size(); ++i) line += before[i].text;
  line += shown(filter.substr(pos), kColumnsAfter);
  return Error(ErrorKind::usage, fmt::format("{}\n  {}\n  {:>{}}", words, line, '^', columns + 1), hint);
}

}  // namespace tix
