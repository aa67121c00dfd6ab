// Measures, cuts, escapes and wraps text, cluster by cluster. Finds their boundaries and widths with utf8proc
// (Unicode 15) and the rules terminals add for emoji.
#include "format/text/terminal_text.hpp"

#include "format/text/utf8.hpp"
#include "tix/text/enum_table.hpp"

#include <algorithm>

#include <fmt/format.h>
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

/// A grapheme cluster, which a reader sees as one character, and the terminal cells it takes.
struct Cluster {
  std::string_view text;
  std::size_t width = 0;
};

/// Returns the first cluster of `text`, which must not be empty. An invalid byte is a cluster of width 1.
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

constexpr std::string_view kTabInBody = "    ";

/// Returns the longest beginning of `text` of at most `width` cells, in bytes, and its cells.
struct Fit {
  std::size_t bytes = 0;
  std::size_t width = 0;
};

Fit fit(std::string_view text, std::size_t width) {
  Fit found;
  while (found.bytes < text.size()) {
    const Cluster cluster = first_cluster(text.substr(found.bytes));
    if (found.width + cluster.width > width) break;
    found.bytes += cluster.text.size();
    found.width += cluster.width;
  }
  return found;
}

/// Appends an escape such as `\x1b` or `\u202e`.
void append_escape(std::string& out, char32_t code) {
  const bool byte = code < 0x100;
  fmt::format_to(std::back_inserter(out), "\\{}{:0{}x}", byte ? 'x' : 'u', static_cast<unsigned>(code),
                 byte ? 2 : 4);
}

/// Returns where the first line of `text` ends and the next begins, in bytes.
struct Break {
  std::size_t end;
  std::size_t next;
};

Break break_line(std::string_view text, std::size_t width) {
  std::size_t bytes = fit(text, width).bytes;
  if (bytes == text.size()) return {bytes, bytes};
  if (bytes == 0) bytes = first_cluster(text).text.size();
  // A space just behind the edge ends the line as well as one within.
  const std::size_t space = text.rfind(' ', bytes);
  const std::size_t end = space == std::string_view::npos ? 0 : text.find_last_not_of(' ', space) + 1;
  if (end == 0) return {bytes, bytes};
  return {end, std::min(text.find_first_not_of(' ', space), text.size())};
}

void wrap_line(std::string_view line, std::size_t width, std::vector<std::string>& lines) {
  do {
    const Break at = width == 0 ? Break{line.size(), line.size()} : break_line(line, width);
    lines.emplace_back(line.substr(0, at.end));
    line.remove_prefix(at.next);
  } while (!line.empty());
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) return text.size();
  std::size_t width = 0;
  while (!text.empty()) {
    const Cluster cluster = first_cluster(text);
    width += cluster.width;
    text.remove_prefix(cluster.text.size());
  }
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width, std::string_view mark) {
  if (display_width(text) <= width) return std::string(text);
  const std::size_t mark_width = display_width(mark);
  if (mark_width > width) return std::string(text.substr(0, fit(text, width).bytes));
  std::string out(text.substr(0, fit(text, width - mark_width).bytes));
  return out.append(mark);
}

std::string escape_controls(std::string_view text, Breaks breaks) {
  if (is_printable_ascii(text)) return std::string(text);
  struct Shown {
    std::string_view line_break;
    std::string_view tab;
  };
  static constexpr auto kShown =
      enum_values<Breaks, Shown>({{"\n", kTabInBody}, {"\u23ce", " "}, {" ", " "}});
  const Shown& shown = kShown[breaks];
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    Utf8Step step = utf8_step(text);
    if (!step.valid) {
      append_escape(out, static_cast<unsigned char>(text.front()));
    } else if (text.front() == '\n' || text.starts_with("\r\n")) {
      step.size = text.front() == '\n' ? 1 : 2;
      out += shown.line_break;
    } else if (text.front() == '\t') {
      out += shown.tab;
    } else if (must_be_escaped(step.code_point)) {
      append_escape(out, step.code_point);
    } else {
      out.append(text.substr(0, step.size));
    }
    text.remove_prefix(step.size);
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (;;) {
    const std::size_t end = text.find('\n');
    wrap_line(text.substr(0, end), width, lines);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace tix::format
