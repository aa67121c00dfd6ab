// Renders help as text, at most 80 columns wide, from the command table and each command's syntax.
#pragma once

#include "cli/syntax/command.hpp"
#include "cli/syntax/syntax.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::cli {

/// Returns the help of the program if no command is chosen, of a command with its parts, or of one command.
std::string help_text(std::span<const Command> commands, const Chosen& chosen);

/// Returns the usage of a command in pieces that must not be broken: `tix calendar due`, `[NAME]`,
/// `[--desk FILE]`, with everything that is not global.
std::vector<std::string> usage_of(const std::string& title, const Command& command, const Syntax& syntax);

/// Returns how a parameter is written: `-q, --quiet`, `--db FILE`, `TITLE`.
std::string written(const Parameter& parameter);

/// Returns a heading over a body, or an empty text if the body is empty.
std::string section(std::string_view heading, const std::string& body);
/// Returns a blank line and the text, wrapped.
std::string paragraph(std::string_view text);
/// Returns names on the left and their meanings, wrapped, on the right.
std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows);
/// Returns the text with backquotes, in which the pages in docs put code, replaced by quotes.
std::string in_quotes(std::string_view text);
/// Returns the rows of a list in two columns.
std::string list_text(const HelpList& list);

/// Returns what the row's `add` declares: nothing for a command that only has parts.
Syntax syntax_of(const Command& command);

}  // namespace tix::cli
