// Writes tix(1): commands by group, then what holds for all of them.
#include "cli/help/man_page.hpp"

#include "cli/help/filter_help.hpp"
#include "cli/help/help.hpp"
#include "cli/session/diagnostic.hpp"
#include "cli/session/globals.hpp"
#include "cli/session/settings.hpp"
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
/// Variables that are no setting; the others are in kSettings.
constexpr VariableRow kVariables[] = {
    {"COLUMNS", "the width of the terminal, in cells"},
    {"TIX_NOW", "an RFC 3339 time taken for the present: for tests, and reports that can be repeated"},
    {"TIX_TRACE",
     "set to 1, shows on the standard error where the time of a run went, by phase and statement"},
    {"LC_ALL, LC_CTYPE, LANG", "whether tables may be drawn with more than ASCII"},
    {"HOME, XDG_CONFIG_HOME, XDG_DATA_HOME", "where the config file and the database are"},
};

/// Escapes text for roff: nothing in it is a request or an escape.
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

/// Turns a summary into a sentence.
std::string sentence(std::string_view summary) {
  std::string out = escaped(summary) + '.';
  if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
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
  for (const auto& parameter : syntax.parameters()) out += item(written(*parameter), parameter->help);
  return out;
}

std::string command_text(const std::string& title, const Command& command) {
  const Syntax syntax = syntax_of(command);
  std::string out =
      fmt::format(".SS {}\n{}\n", argument(usage_line(title, command, syntax)), sentence(command.summary));
  for (const std::string& paragraph : syntax.paragraphs()) out += ".PP\n" + escaped(paragraph) + '\n';
  out += parameters(syntax);
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

std::string settings_text() {
  std::string out;
  for (const SettingRow& row : kSettings) {
    std::string ways;
    if (row.flag != nullptr) ways += fmt::format(" ({}", row.flag);
    if (row.variable != nullptr) ways += fmt::format("{}{}", ways.empty() ? " (" : ", ", row.variable);
    out += item(row.key, std::string(row.what) + ways + (ways.empty() ? "" : ")"));
  }
  return out + item("[views]", "filters saved as NAME = \"FILTER\"");
}

std::string filters_text() {
  std::string out = escaped(filter_summary()) + '\n';
  for (const HelpPart& part : filter_parts()) {
    out += fmt::format(".SS {}\n", argument(part.heading));
    for (const auto& [name, meaning] : part.rows) out += item(name, meaning);
  }
  return out;
}

}  // namespace

std::string man_page(std::span<const Command> commands) {
  std::string out = fmt::format(".TH TIX 1 \"\" \"tix {}\" \"User Commands\"\n", version());
  // Neither stretched nor hyphenated: these are words to type.
  out += ".ad l\n.nh\n";
  out += ".SH NAME\ntix \\- run a support desk from the terminal, in one file\n";
  out += ".SH SYNOPSIS\n.B tix\n.I COMMAND\n.RI [ WORDS ]\n.RI [ OPTIONS ]\n";
  out +=
      ".SH DESCRIPTION\nEach command does one thing to one SQLite file: the desk.\nOutput goes to the "
      "standard "
      "output in the format asked for; all else is said on the standard error.\n";
  out += groups_text(commands);
  Globals globals;
  Syntax syntax;
  add_globals(syntax, globals);
  out +=
      ".SH \"OPTIONS OF EVERY COMMAND\"\nThey stand before the command or after it.\n" + parameters(syntax);
  out += ".SH FILTERS\n" + filters_text();
  out +=
      ".SH CONFIGURATION\nA flag wins over a variable, a variable over\n.IR "
      "$XDG_CONFIG_HOME/tix/config.toml ,\nthat over the default.\n" +
      settings_text();
  out += ".SH ENVIRONMENT\n";
  for (const VariableRow& row : kVariables) out += item(row.name, row.what);
  out += ".SH \"EXIT STATUS\"\n";
  for (const ExitRow& row : kExits) out += item(std::to_string(row.code), row.meaning);
  return out;
}

}  // namespace tix::cli
