// Text on a terminal: its width, where it may be cut, and what must never reach it unescaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Returns the cells taken on a terminal, by grapheme cluster: two for wide East Asian letters and emoji,
/// none for combining marks, two for joined emoji, one for an invalid byte. Escape first: control characters
/// count as none here, but move the cursor.
std::size_t display_width(std::string_view text);

/// Returns `text` if it fits in `width` cells, otherwise its longest beginning that fits together with
/// `mark`, and `mark`. Never cuts inside a cluster. Leaves out a mark wider than `width`.
std::string cut_to_width(std::string_view text, std::size_t width, std::string_view mark = "\u2026");

/// What escaping does with line breaks and tabs.
enum class Breaks {
  keep,  ///< for message bodies: CRLF and LF as LF, a tab as four spaces
  mark,  ///< for one line: a break as a visible mark, a tab as a space
  space  ///< for one line in ASCII: both as a space
};

/// Writes control characters as `\x1b`, marks that reorder text as `\u202e`, invalid bytes as `\xff`. The
/// result cannot control a terminal.
std::string escape_controls(std::string_view text, Breaks breaks);

/// Breaks an escaped text into lines of at most `width` cells (0: only at its line breaks), at spaces, and
/// inside a word only if that is wider than a line. A cluster wider than `width` gets its own line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace tix::format
