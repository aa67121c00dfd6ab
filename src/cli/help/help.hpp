// Help as text, from the command table and each command's syntax; fits 80 columns.
#pragma once

#include "cli/syntax/command.hpp"
#include "cli/syntax/syntax.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::cli {

/// Returns the help of the program if nothing is chosen, of a command with its parts, or of one command.
std::string help_text(std::span<const Command> commands, const Chosen& chosen);

/// Returns `tix calendar due NAME START DURATION [--desk FILE]`, with everything that is not global.
std::string usage_line(const std::string& title, const Command& command, const Syntax& syntax);

/// Returns how a parameter is written: `-q, --quiet`, `--db FILE`, `TITLE`.
std::string written(const Parameter& parameter);

/// Return parts of a page: a heading over a body (empty if the body is), a paragraph, names with meanings.
std::string section(std::string_view heading, const std::string& body);
std::string paragraph(std::string_view text);
std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows);

/// Returns what the row's add declares; empty for a command that only has parts.
Syntax syntax_of(const Command& command);

}  // namespace tix::cli
