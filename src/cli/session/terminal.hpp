// The terminal: which streams are one, how wide its lines are, and the standard output.
#pragma once

#include "cli/session/env.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tix::cli {

bool is_terminal(int descriptor);

/// Returns the width of a line on the standard output in cells: COLUMNS, else what the terminal reports; 0
/// for no limit.
std::size_t line_width(const Env& env);

/// Opens what takes the place of a standard stream that was closed, and fails when it is used: otherwise the
/// next file that is opened would get its number, and the output.
void occupy_standard_streams();

/// Whether the locale's character set is UTF-8.
bool locale_is_utf8(const Env& env);

/// Writes the standard output in large pieces. A closed pipe ends the process quietly; throws Error{storage}
/// for any other failure.
class StandardOutput {
 public:
  void write(std::string_view text);
  void flush();

 private:
  std::string buffer_;
};

}  // namespace tix::cli
