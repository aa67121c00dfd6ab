// Runs other programs, on this terminal or as a filter for a text.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// How a program ended that read a text on its standard input.
struct ProgramResult {
  int exit = 0;  ///< 128 and the signal's number if it was killed
  bool started = true;
  std::string message;  ///< the first line of its output, or the reason for having none
};

/// Runs a program on this terminal and waits for it to exit. Returns its exit code: 127 if there is no such
/// program.
int run_on_terminal(std::vector<std::string> words);

/// Runs a program with `input` on its standard input, detached from this terminal. Kills it and its children
/// after `limit`.
ProgramResult run_with_input(std::vector<std::string> words, std::string_view input,
                             std::chrono::seconds limit);

}  // namespace tix::cli
