// Lays out help: usage, paragraphs, two columns of names and meanings, and examples.
#include "cli/help/help.hpp"

#include "cli/session/globals.hpp"
#include "format/text/terminal_text.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

constexpr std::size_t kWidth = 80;

/// Lays out names and meanings in two columns.
class Table {
 public:
  void add(std::string name, std::string_view meaning) { rows_.emplace_back(std::move(name), meaning); }

  /// `left`: minimum width of the first column.
  std::string text(std::size_t left = 0) const {
    constexpr std::size_t kIndent = 2, kGap = 2, kWidestName = 26;
    for (const auto& [name, meaning] : rows_) {
      if (name.size() <= kWidestName) left = std::max(left, name.size());
    }
    const std::size_t start = kIndent + left + kGap;
    std::string out;
    for (const auto& [name, meaning] : rows_) {
      std::string line = std::string(kIndent, ' ') + name;
      if (name.size() > left) {
        out += line + '\n';
        line.clear();
      }
      for (const std::string& part : format::wrap(meaning, kWidth - start)) {
        line.resize(start, ' ');
        out += line + part + '\n';
        line.clear();
      }
    }
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

enum class Shown { arguments, options };

/// Returns the rows of one kind; options without a short name are indented below those that have one.
std::string parameters_text(const Syntax& syntax, Shown shown) {
  const bool arguments = shown == Shown::arguments;
  const auto& all = syntax.parameters();
  const bool any_short = std::ranges::any_of(all, [](const auto& p) { return p->names.size() > 1; });
  Table table;
  for (const auto& parameter : all) {
    if ((parameter->kind == Parameter::Kind::argument) != arguments) continue;
    for (const Described& word : parameter->words) table.add(word.name, word.meaning);
    if (!parameter->words.empty()) continue;
    const bool indent = !arguments && any_short && parameter->names.front().starts_with("--");
    table.add((indent ? "    " : "") + written(*parameter), parameter->help);
  }
  return table.text();
}

std::string examples_text(const Syntax& syntax) {
  std::string out;
  for (const Example& example : syntax.examples()) {
    out += "  " + example.line + '\n';
    for (const std::string& line : format::wrap(example.meaning, kWidth - 6)) out += "      " + line + '\n';
  }
  return out;
}

/// Returns the pieces of a usage in lines that are indented below the first piece.
std::string usage_text(const std::vector<std::string>& pieces) {
  constexpr std::size_t kIndent = 2;
  const std::size_t hanging = kIndent + pieces.front().size();
  std::string out, line = std::string(kIndent, ' ') + pieces.front();
  for (const std::string& piece : std::span(pieces).subspan(1)) {
    if (line.size() + 1 + piece.size() > kWidth && line.size() > hanging) {
      out += line + '\n';
      line.assign(hanging, ' ');
    }
    line += ' ' + piece;
  }
  return out + line + '\n';
}

std::string rows_text(std::span<const Command> rows, std::size_t left = 0) {
  Table table;
  for (const Command& row : rows) table.add(std::string(row.name), row.summary);
  return table.text(left);
}

std::string program_help(std::span<const Command> commands) {
  std::string out =
      "tix runs a support desk from the terminal, in one file.\n\n  tix COMMAND [ARGUMENTS] [OPTIONS]\n";
  std::size_t widest = 0;
  for (const Command& row : commands) widest = std::max(widest, row.name.size());
  for (const GroupRow& group : kGroups) {
    std::vector<Command> rows;
    std::ranges::copy_if(commands, std::back_inserter(rows),
                         [&](const Command& row) { return row.group == group.group; });
    out += section(group.heading, rows_text(rows, widest));
  }
  Globals globals;
  Syntax syntax;
  add_globals(syntax, globals);
  out += section("Global options", parameters_text(syntax, Shown::options));
  return out + paragraph(
                   "Run 'tix help COMMAND' for the options and examples of a command, 'tix help filter' for "
                   "the filter language, and 'tix man' for the whole manual.");
}

}  // namespace

std::string section(std::string_view heading, const std::string& body) {
  return body.empty() ? body : '\n' + std::string(heading) + '\n' + body;
}

std::string paragraph(std::string_view text) {
  std::string out = "\n";
  for (const std::string& line : format::wrap(text, kWidth)) out += line + '\n';
  return out;
}

std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows) {
  Table table;
  for (const auto& [name, meaning] : rows) table.add(name, meaning);
  return table.text();
}

std::string in_quotes(std::string_view text) {
  std::string out(text);
  std::ranges::replace(out, '`', '\'');
  return out;
}

std::string list_text(const HelpList& list) {
  Table table;
  for (const Described& row : list.rows) table.add(row.name, row.meaning);
  return table.text();
}

Syntax syntax_of(const Command& command) {
  Syntax syntax;
  if (command.add != nullptr) command.add(syntax);
  return syntax;
}

std::string written(const Parameter& parameter) {
  std::string out;
  for (const std::string& name : parameter.names) out += (out.empty() ? "" : ", ") + name;
  if (parameter.kind != Parameter::Kind::option) return out;
  return out + (parameter.value_optional ? " [" + parameter.value + ']' : ' ' + parameter.value);
}

std::vector<std::string> usage_of(const std::string& title, const Command& command, const Syntax& syntax) {
  // Longer lists of parts would fill the line; the help lists the parts below the usage anyway.
  constexpr std::size_t kMostNames = 60;
  std::vector<std::string> pieces{title}, options;
  std::string names;
  for (const Command& part : command.parts) names += (names.empty() ? "" : "|") + std::string(part.name);
  if (!names.empty()) pieces.push_back(names.size() > kMostNames ? "SUBCOMMAND" : names);
  for (const auto& parameter : syntax.parameters()) {
    const std::string dots = parameter->repeats ? "..." : "";
    if (parameter->kind != Parameter::Kind::argument) {
      const std::string value = parameter->takes_value() ? ' ' + parameter->value : "";
      options.push_back(fmt::format("[{}{}]{}", parameter->longest_name(), value, dots));
    } else if (!parameter->usage.empty()) {
      pieces.push_back(parameter->usage);
    } else {
      const std::string name = parameter->longest_name() + dots;
      pieces.push_back(parameter->required ? name : '[' + name + ']');
    }
  }
  std::ranges::move(options, std::back_inserter(pieces));
  return pieces;
}

std::string help_text(std::span<const Command> commands, const Chosen& chosen) {
  if (chosen.path.empty()) return program_help(commands);
  const Command& command = *chosen.last();
  const Syntax syntax = syntax_of(command);
  std::string out = chosen.title() + ": " + std::string(command.summary) + "\n\n";
  out += usage_text(usage_of(chosen.title(), command, syntax));
  for (const std::string& text : syntax.paragraphs()) out += paragraph(text);
  out += section("Subcommands", rows_text(command.parts));
  out += section("Arguments", parameters_text(syntax, Shown::arguments));
  out += section("Options", parameters_text(syntax, Shown::options));
  for (const HelpList& list : syntax.lists()) out += section(list.heading, list_text(list));
  out += section("Examples", examples_text(syntax));
  const std::string more =
      command.parts.empty()
          ? "Run 'tix help' for the global options."
          : fmt::format("Run '{} SUBCOMMAND --help' for its options and examples.", chosen.title());
  return out + '\n' + more + '\n';
}

}  // namespace tix::cli
