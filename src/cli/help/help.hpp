// Help as text, made from the command table and each command's syntax; fits 80 columns.
#pragma once

#include "cli/syntax/command.hpp"
#include "cli/syntax/syntax.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::cli {

/// Of the program when nothing is chosen, of a command with its parts, or of one command.
std::string help_text(std::span<const Command> commands, const Chosen& chosen);

/// `tix calendar due NAME START DURATION [--desk FILE]`, with all that is not global.
std::string usage_line(const std::string& title, const Command& command, const Syntax& syntax);

/// `-q, --quiet`, `--db FILE`, `TITLE`: how a parameter is written.
std::string written(const Parameter& parameter);

/// Parts of a page: a heading over a body (nothing when that is empty), words, names with meanings.
std::string section(std::string_view heading, const std::string& body);
std::string paragraph(std::string_view text);
std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows);

/// What the row's add declares; empty for a command that is only its parts.
Syntax syntax_of(const Command& command);

}  // namespace tix::cli
