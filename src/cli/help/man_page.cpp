// Renders tix(1): the commands by group, then what they have in common.
#include "cli/help/man_page.hpp"

#include "cli/help/filter_help.hpp"
#include "cli/help/help.hpp"
#include "cli/session/diagnostic.hpp"
#include "cli/session/globals.hpp"
#include "cli/session/versions.hpp"

#include <span>
#include <string_view>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct VariableRow {
  std::string_view name;
  std::string_view what;
};
/// Variables that are not settings. Those that are settings are in kSettings.
constexpr VariableRow kVariables[] = {
    {"COLUMNS", "Width of the terminal, in cells"},
    {"TIX_NOW", "Time to use as the present, in RFC 3339, for tests and reproducible reports"},
    {"TIX_TRACE", "Set to 1 to print the time spent in each phase and SQL statement on standard error"},
    {"LC_ALL, LC_CTYPE, LANG", "Locale; tables use only ASCII unless its character set is UTF-8"},
    {"HOME, XDG_CONFIG_HOME, XDG_DATA_HOME", "Folders of the config file and of the default database"},
};

/// Escapes text for roff, so that nothing in it is a request or an escape.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '`') {
      out += "\\(ga";
    } else if (c == '^') {
      out += "\\(ha";
    } else if (c == '~') {
      out += "\\(ti";
    } else {
      out += c;
    }
  }
  // A dot at the start of a line would be a request.
  return out.starts_with('.') ? "\\&" + out : out;
}

/// Quotes an argument of a request.
std::string argument(std::string_view text) {
  std::string out = "\"";
  for (const char c : escaped(text)) out += c == '"' ? std::string("\\(dq") : std::string(1, c);
  return out + '"';
}

std::string item(std::string_view term, std::string_view meaning) {
  return fmt::format(".TP\n.B {}\n{}\n", argument(term), escaped(meaning));
}

std::string parameters(const Syntax& syntax) {
  std::string out;
  for (const auto& parameter : syntax.parameters()) {
    for (const Described& word : parameter->words) out += item(word.name, word.meaning);
    if (parameter->words.empty()) out += item(written(*parameter), parameter->help);
  }
  return out;
}

std::string command_text(const std::string& title, const Command& command) {
  const Syntax syntax = syntax_of(command);
  const std::string usage = fmt::format("{}", fmt::join(usage_of(title, command, syntax), " "));
  std::string out = fmt::format(".SS {}\n{}\n", argument(usage), escaped(command.summary) + '.');
  for (const std::string& paragraph : syntax.paragraphs()) out += ".PP\n" + escaped(paragraph) + '\n';
  out += parameters(syntax);
  for (const HelpList& list : syntax.lists())
    for (const Described& row : list.rows) out += item(row.name, row.meaning);
  for (const Example& example : syntax.examples()) {
    out += fmt::format(".PP\n{}\n.RS\n.nf\n{}\n.fi\n.RE\n", escaped(example.meaning), escaped(example.line));
  }
  for (const Command& part : command.parts) out += command_text(title + ' ' + std::string(part.name), part);
  return out;
}

std::string groups_text(std::span<const Command> commands) {
  std::string out;
  for (const GroupRow& group : kGroups) {
    std::string body;
    for (const Command& command : commands) {
      if (command.group == group.group) body += command_text("tix " + std::string(command.name), command);
    }
    if (!body.empty()) out += fmt::format(".SH {}\n{}", argument(group.heading), body);
  }
  return out;
}

std::string filters_text() {
  std::string out = escaped(filter_summary()) + '\n';
  for (const HelpList& list : filter_lists()) {
    out += fmt::format(".SS {}\n", argument(list.heading));
    for (const auto& [name, meaning] : list.rows) out += item(name, meaning);
  }
  return out;
}

}  // namespace

std::string man_page(std::span<const Command> commands) {
  std::string out = fmt::format(".TH TIX 1 \"\" \"tix {}\" \"User Commands\"\n", version());
  // Neither stretched nor hyphenated: these are words to type.
  out += ".ad l\n.nh\n";
  out += ".SH NAME\ntix \\- run a support desk from the terminal, in one file\n";
  out += ".SH SYNOPSIS\n.B tix\n.I COMMAND\n.RI [ ARGUMENTS ]\n.RI [ OPTIONS ]\n";
  out +=
      ".SH DESCRIPTION\nA desk is one SQLite file, and each command does one thing to it.\n"
      "Results go to standard output in the chosen format; all other messages go to standard error.\n";
  out += groups_text(commands);
  Globals globals;
  Syntax syntax;
  add_globals(syntax, globals);
  out += ".SH \"GLOBAL OPTIONS\"\nEvery command accepts these options, before or after its name.\n";
  out += parameters(syntax);
  out += ".SH FILTERS\n" + filters_text();
  out +=
      ".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/tix/config.toml\nYour config file; "
      "$XDG_CONFIG_HOME is ~/.config if not set.\nSee tix config for the settings.\n"
      ".TP\n.I $XDG_DATA_HOME/tix/tix.db\nThe default database; "
      "$XDG_DATA_HOME is ~/.local/share if not set.\n";
  out += ".SH ENVIRONMENT\n";
  for (const VariableRow& row : kVariables) out += item(row.name, row.what);
  out += ".SH \"EXIT STATUS\"\n";
  for (const ExitRow& row : kExits) out += item(std::to_string(row.code), row.meaning);
  return out;
}

}  // namespace tix::cli
