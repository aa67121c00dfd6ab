// The words that shells can complete, from the command table and each command's syntax.
#pragma once

#include "cli/syntax/command.hpp"
#include "cli/syntax/syntax.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// One word that a shell can offer, and its meaning.
struct CompletionWord {
  std::string word;
  std::string meaning;
};

/// The words that can follow a path such as `calendar due`, which is empty for the program itself.
struct CompletionPoint {
  std::string path;
  std::vector<CompletionWord> parts;  ///< the commands that may follow
  std::vector<Parameter> parameters;  ///< its own; for the program itself, the global ones
};

/// Returns every command and part, the program itself first.
std::vector<CompletionPoint> completion_words(std::span<const Command> commands);

/// Returns all names of a point's options: `-q`, `--quiet`, ...
std::vector<std::string> option_names(const CompletionPoint& point);
/// Returns the names of all options that take a value, at any point; sorted, each once.
std::vector<std::string> valued_option_names(const std::vector<CompletionPoint>& points);
/// Quotes a text as one word of a POSIX shell.
std::string quoted_for_sh(std::string_view text);

}  // namespace tix::cli
