// The one place where what went wrong becomes words and an exit code.
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

/// What scripts rely on; the manual prints it. The codes of ErrorKind, and 0.
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
    ExitRow{static_cast<int>(ErrorKind::bug), "a bug in tix"},
};

struct Diagnostic {
  std::string text;  ///< `tix: no ticket 42` and perhaps `hint: ...`, each a line, escaped
  int exit = 0;
};

/// What is said, as it is printed: control characters escaped, and on one line. Only a mistake that points at
/// its place, with a caret under what was typed, keeps its lines.
std::string said_text(std::string_view text);

Diagnostic diagnostic_for(const std::exception_ptr& failure);

}  // namespace tix::cli
