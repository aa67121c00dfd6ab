// Text on a terminal: how wide it is, where it may be cut, and what must never get there raw.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Cells taken on a terminal, by grapheme cluster: wide East Asian letters and emoji two, combining marks
/// none, a family of emoji joined to one two. A byte that is not UTF-8 counts one. Escape first: a control
/// character counts none here, and moves the cursor there.
std::size_t display_width(std::string_view text);

/// `text` if it fits in `width` cells, else its longest beginning that fits together with `mark`, and `mark`;
/// never cut inside a cluster. A mark wider than `width` is left out.
std::string cut_to_width(std::string_view text, std::size_t width, std::string_view mark = "\u2026");

/// What becomes of a line break and of a tab when text is escaped.
enum class Breaks {
  keep,  ///< for message bodies: CRLF and LF as LF, a tab as four spaces
  mark,  ///< for one line: a break as `⏎`, a tab as a space
  space  ///< for one line where only ASCII can be shown: both as a space
};

/// Control characters as `\x1b`, marks that reorder text as `\u202e`, bytes that are not UTF-8 as `\xff`.
/// Nothing in the result can act on a terminal.
std::string escape_controls(std::string_view text, Breaks breaks);

/// The lines of an escaped text, each at most `width` cells (0: only its own line breaks count): broken at
/// spaces, inside a word only when it is wider than a line. A cluster wider than `width` has its own line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace tix::format
