// The only place that turns failures into messages and exit codes.
#pragma once

#include "tix/text/error.hpp"

#include <array>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>

namespace tix::cli {

struct ExitRow {
  int code;
  std::string_view meaning;
};

/// The exit codes that scripts rely on: 0 and the codes of ErrorKind. The manual prints them.
inline constexpr std::array kExits = {
    ExitRow{0, "Success"},
    ExitRow{static_cast<int>(ErrorKind::answer_is_no),
            "The answer is no: a check failed, or a row of a batch was bad"},
    ExitRow{static_cast<int>(ErrorKind::usage),
            "Usage error: an invalid command, option, argument or filter"},
    ExitRow{static_cast<int>(ErrorKind::not_found), "Not found: no such ticket, name or file"},
    ExitRow{static_cast<int>(ErrorKind::refused), "Refused: the request is valid but breaks a rule"},
    ExitRow{static_cast<int>(ErrorKind::desk), "The desk file or config file has an error"},
    ExitRow{static_cast<int>(ErrorKind::storage),
            "Storage error: the database or a file cannot be read or written"},
    ExitRow{static_cast<int>(ErrorKind::output_lost),
            "The changes are stored, but the output could not be written"},
    ExitRow{static_cast<int>(ErrorKind::bug), "Internal error: a bug in tix"},
};

struct Diagnostic {
  std::string text;  ///< `tix: no ticket 42` and, if there is a hint, `hint: ...`; escaped
  int exit = 0;
};

/// Returns a message with control characters escaped, as one line with its line break. With `width` (cells;
/// 0: no limit) it is broken at spaces, and the lines after the first are indented. An error that points at
/// its place with a caret keeps its own lines.
std::string message_text(std::string_view text, std::size_t width);

/// Returns the message and the exit code for an exception. `width` is that of the terminal, or 0.
Diagnostic diagnostic_for(const std::exception_ptr& failure, std::size_t width);

}  // namespace tix::cli
