// Finds the command among the words typed.
#include "cli/syntax/command.hpp"

#include "cli/syntax/parse.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tix::cli {
namespace {

std::vector<std::string_view> names_of(std::span<const Command> rows) {
  std::vector<std::string_view> names;
  for (const Command& row : rows) names.push_back(row.name);
  return names;
}

/// Returns the row for the next word of a command; `chosen` holds the rows of the words before it.
const Command& row_for(std::span<const Command> commands, const Chosen& chosen, const std::string& word) {
  const auto rows = chosen.path.empty() ? commands : chosen.last()->parts;
  if (const Command* found = find_command(rows, word)) return *found;
  const auto names = names_of(rows);
  std::string hint = did_you_mean(word, std::span<const std::string_view>(names));
  if (chosen.path.empty()) {
    throw Error(ErrorKind::usage, "no command '" + word + "'",
                hint.empty() ? "run 'tix help' to list all commands" : hint);
  }
  if (rows.empty()) throw Error(ErrorKind::usage, "unexpected argument '" + word + "'");
  throw Error(
      ErrorKind::usage,
      fmt::format("'{}' has no subcommand '{}'; accepted: {}", chosen.title(), word, fmt::join(names, ", ")),
      std::move(hint));
}

bool wants_word(const Chosen& chosen) {
  return chosen.path.empty() || !chosen.last()->parts.empty();
}

/// Returns how many words the global option at `at` takes, including its value.
std::size_t length_of_option(const std::vector<std::string>& words, std::size_t at, const Syntax& globals) {
  const std::string& word = words[at];
  const std::size_t equals = word.find('=');
  // CLI11 reads -qv as two flags.
  const bool is_short = !word.starts_with("--");
  const Parameter* option = globals.find(is_short ? word.substr(0, 2) : word.substr(0, equals));
  if (option == nullptr) {
    std::vector<std::string> names;
    for (const auto& parameter : globals.parameters()) {
      names.insert(names.end(), parameter->names.begin(), parameter->names.end());
    }
    refuse_option(word, names, "put the options of a command after its name");
  }
  const bool has_next = at + 1 < words.size();
  const bool stands_alone = option->value_optional && (!has_next || looks_like_option(words[at + 1]));
  return option->takes_value() && equals == std::string::npos && has_next && !stands_alone ? 2 : 1;
}

}  // namespace

const Command* find_command(std::span<const Command> rows, std::string_view name) {
  const auto found = std::ranges::find(rows, name, &Command::name);
  return found == rows.end() ? nullptr : &*found;
}

std::string Chosen::title() const {
  std::string title = "tix";
  for (const Command* row : path) title += ' ' + std::string(row->name);
  return title;
}

Chosen choose(std::span<const Command> commands, std::vector<std::string> words, const Syntax& globals) {
  Chosen chosen;
  std::size_t at = 0;
  while (at < words.size() && wants_word(chosen)) {
    if (words[at] == "--") break;
    if (looks_like_option(words[at])) {
      for (std::size_t left = length_of_option(words, at, globals); left > 0; --left) {
        chosen.words.push_back(std::move(words[at++]));
      }
    } else {
      chosen.path.push_back(&row_for(commands, chosen, words[at++]));
    }
  }
  for (; at < words.size(); ++at) chosen.words.push_back(std::move(words[at]));
  return chosen;
}

Chosen find_path(std::span<const Command> commands, std::span<const std::string> names) {
  Chosen chosen;
  for (const std::string& name : names) chosen.path.push_back(&row_for(commands, chosen, name));
  return chosen;
}

}  // namespace tix::cli
