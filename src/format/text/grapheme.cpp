// Finds cluster boundaries and widths with utf8proc (Unicode 15) and the rules terminals add for emoji.
#include "format/text/grapheme.hpp"

#include "format/text/utf8.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace tix::format {
namespace {

constexpr char32_t kEmojiStyle = 0xfe0f;
constexpr char32_t kKeycap = 0x20e3;
constexpr char32_t kJoiner = 0x200d;
constexpr char32_t kFirstSkinTone = 0x1f3fb;
constexpr char32_t kLastSkinTone = 0x1f3ff;

utf8proc_int32_t as_proc(char32_t code_point) {
  return static_cast<utf8proc_int32_t>(code_point);
}

int bound_class(char32_t code_point) {
  return static_cast<int>(utf8proc_get_property(as_proc(code_point))->boundclass);
}

/// Returns the cells of a code point that is not part of an emoji, next to others.
std::size_t cells(char32_t code_point) {
  const int bound = bound_class(code_point);
  // Vowels and finals of Hangul are drawn into the block of the consonant before them.
  if (bound == UTF8PROC_BOUNDCLASS_V || bound == UTF8PROC_BOUNDCLASS_T) return 0;
  // Spacing marks take a cell in the widths terminals use, though utf8proc counts them as none.
  if (utf8proc_category(as_proc(code_point)) == UTF8PROC_CATEGORY_MC) return 1;
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(as_proc(code_point))));
}

/// Turns a sequence into one picture of two cells.
bool joins_emoji(char32_t code_point) {
  return code_point == kEmojiStyle || code_point == kJoiner ||
         (kFirstSkinTone <= code_point && code_point <= kLastSkinTone);
}

}  // namespace

Cluster first_cluster(std::string_view text) {
  Utf8Step step = utf8_step(text);
  if (!step.valid) return {text.substr(0, 1), 1};
  const char32_t first = step.code_point;
  const int first_bound = bound_class(first);
  const bool flag = first_bound == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR;
  const bool picture = first_bound == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
  const bool key = first == '#' || first == '*' || (first >= '0' && first <= '9');
  std::size_t size = step.size;
  std::size_t width = cells(first);
  bool emoji = false;
  utf8proc_int32_t state = 0;
  char32_t previous = first;
  while (size < text.size()) {
    step = utf8_step(text.substr(size));
    if (!step.valid) break;
    if (utf8proc_grapheme_break_stateful(as_proc(previous), as_proc(step.code_point), &state)) break;
    emoji = emoji || flag || (key && step.code_point == kKeycap) || (picture && joins_emoji(step.code_point));
    width += cells(step.code_point);
    size += step.size;
    previous = step.code_point;
  }
  return {text.substr(0, size), emoji ? 2 : width};
}

}  // namespace tix::format
