// Completion scripts for shells, written from the command table and each command's syntax.
#pragma once

#include "cli/syntax/command.hpp"
#include "cli/syntax/syntax.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// One word a shell can offer, and what it means.
struct CompletionWord {
  std::string word;
  std::string meaning;
};

/// What can stand after `path`: `calendar due`, or nothing for the program itself.
struct CompletionPoint {
  std::string path;
  std::vector<CompletionWord> parts;  ///< the commands that may follow
  std::vector<Parameter> parameters;  ///< its own and, for the program itself, the global ones
};

/// Every command and part, the program itself first.
std::vector<CompletionPoint> completion_words(std::span<const Command> commands);

std::string bash_completion(const std::vector<CompletionPoint>& points);
std::string zsh_completion(const std::vector<CompletionPoint>& points);
std::string fish_completion(const std::vector<CompletionPoint>& points);

struct ShellRow {
  std::string_view name;
  std::string (*script)(const std::vector<CompletionPoint>& points);
};
inline constexpr std::array kShells = {
    ShellRow{"bash", bash_completion},
    ShellRow{"zsh", zsh_completion},
    ShellRow{"fish", fish_completion},
};

// What the scripts are made with.

/// `-q`, `--quiet`, ...: all names of a point's options.
std::vector<std::string> option_names(const CompletionPoint& point);
/// The names of all options of all points that take the next word; sorted, each once.
std::vector<std::string> valued_option_names(const std::vector<CompletionPoint>& points);
/// As one word of a POSIX shell.
std::string quoted_for_sh(std::string_view text);

}  // namespace tix::cli
