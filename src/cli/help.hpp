// Help as text, made from the command table and each command's syntax; fits 80 columns.
#pragma once

#include "cli/command.hpp"
#include "cli/syntax.hpp"

#include <string>

namespace tix::cli {

/// Of the program when nothing is chosen, of a command with its parts, or of one command.
std::string help_text(const Chosen& chosen);

/// `tix calendar due NAME START DURATION [--desk FILE]`, with all that is not global.
std::string usage_line(const std::string& title, const Command& command, const Syntax& syntax);

/// `-q, --quiet`, `--db FILE`, `TITLE`: how a parameter is written.
std::string written(const Parameter& parameter);

/// What the row's add declares; empty for a command that is only its parts.
Syntax syntax_of(const Command& command);

}  // namespace tix::cli
