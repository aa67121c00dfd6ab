// The one place where failures become messages and exit codes.
#pragma once

#include "tix/text/error.hpp"

#include <array>
#include <exception>
#include <string>
#include <string_view>

namespace tix::cli {

struct ExitRow {
  int code;
  std::string_view meaning;
};

/// The exit codes that scripts rely on; the manual prints them. The codes of ErrorKind, and 0.
inline constexpr std::array kExits = {
    ExitRow{0, "done"},
    ExitRow{static_cast<int>(ErrorKind::answer_is_no),
            "the answer is no: a check failed, or a batch row was bad"},
    ExitRow{static_cast<int>(ErrorKind::usage), "usage: a wrong command, option, argument or filter"},
    ExitRow{static_cast<int>(ErrorKind::not_found), "not found: no such ticket, name or file"},
    ExitRow{static_cast<int>(ErrorKind::refused), "refused: understood, and against a rule"},
    ExitRow{static_cast<int>(ErrorKind::desk), "the desk file or the config file is wrong"},
    ExitRow{static_cast<int>(ErrorKind::storage),
            "storage: the database or a file cannot be read or written"},
    ExitRow{static_cast<int>(ErrorKind::output_lost), "done, but the output could not be written"},
    ExitRow{static_cast<int>(ErrorKind::bug), "a bug in tix"},
};

struct Diagnostic {
  std::string text;  ///< `tix: no ticket 42` and maybe `hint: ...`, one line each, escaped
  int exit = 0;
};

/// Returns a message as it is printed: on one line, control characters escaped. Only a mistake that shows its
/// place, with a caret under the text, keeps its lines.
std::string printable_text(std::string_view text);

Diagnostic diagnostic_for(const std::exception_ptr& failure);

}  // namespace tix::cli
