// Lays out help: names on the left, meanings wrapped on the right, examples last.
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

std::string rows_text(std::span<const Command> rows, std::size_t left = 0) {
  Table table;
  for (const Command& row : rows) table.add(std::string(row.name), row.summary);
  return table.text(left);
}

std::string program_help(std::span<const Command> commands) {
  std::string out =
      "tix runs a support desk from the terminal, in one file.\n\n  tix COMMAND [WORDS] [OPTIONS]\n";
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
  out += section("Options of every command", parameters_text(syntax, Shown::options));
  return out + "\ntix help COMMAND tells more, with examples; tix man is the whole manual.\n";
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

std::string usage_line(const std::string& title, const Command& command, const Syntax& syntax) {
  // Names that fit no line are listed below the usage all the same.
  constexpr std::size_t kMostNames = 60;
  std::string names;
  for (const Command& part : command.parts) names += (names.empty() ? "" : "|") + std::string(part.name);
  if (names.size() > kMostNames) names = "PART";
  std::string line = names.empty() ? title : title + ' ' + names;
  std::string options;
  for (const auto& parameter : syntax.parameters()) {
    const std::string dots = parameter->repeats ? "..." : "";
    if (parameter->kind == Parameter::Kind::argument) {
      const std::string name = parameter->longest_name() + dots;
      line += parameter->required ? fmt::format(" {}", name) : fmt::format(" [{}]", name);
    } else {
      const std::string value = parameter->takes_value() ? ' ' + parameter->value : "";
      options += fmt::format(" [{}{}]{}", parameter->longest_name(), value, dots);
    }
  }
  return line + options;
}

std::string help_text(std::span<const Command> commands, const Chosen& chosen) {
  if (chosen.path.empty()) return program_help(commands);
  const Command& command = *chosen.last();
  const Syntax syntax = syntax_of(command);
  std::string out = chosen.title() + ": " + std::string(command.summary) + "\n\n";
  const std::string usage = usage_line(chosen.title(), command, syntax);
  for (const std::string& line : format::wrap(usage, kWidth - 2)) out += "  " + line + '\n';
  for (const std::string& text : syntax.paragraphs()) out += paragraph(text);
  out += section("Parts", rows_text(command.parts));
  out += section("Arguments", parameters_text(syntax, Shown::arguments));
  out += section("Options", parameters_text(syntax, Shown::options));
  out += section("Examples", examples_text(syntax));
  const std::string more = command.parts.empty() ? "tix help lists the options of every command."
                                                 : chosen.title() + " PART --help tells more.";
  return out + '\n' + more + '\n';
}

}  // namespace tix::cli
