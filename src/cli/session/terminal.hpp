// The terminal: its width, which streams are connected to it, and standard output.
#pragma once

#include "cli/session/env.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tix::cli {

bool is_terminal(int descriptor);

/// Returns the width of a line on standard output in cells: COLUMNS, or the width of the terminal, or 0 (no
/// limit).
std::size_t line_width(const Env& env);

/// Returns the width of a line on standard error in cells: 0 (no limit) unless it is a terminal, so that a
/// script finds each message on one line.
std::size_t message_width(const Env& env);

/// Replaces closed standard streams by ones that fail when they are used. Otherwise the next file that is
/// opened would get the number of the stream, and the output.
void occupy_standard_streams();

/// Returns whether the locale's character set is UTF-8.
bool locale_is_utf8(const Env& env);

/// Writes standard output in large pieces. A closed pipe ends the process quietly; throws Error{storage}
/// for any other failure.
class StandardOutput {
 public:
  void write(std::string_view text);
  void flush();

 private:
  std::string buffer_;
};

}  // namespace tix::cli
