// The whole program as a function from words to an exit code.
#pragma once

#include "cli/session/env.hpp"
#include "cli/syntax/command.hpp"

#include <span>
#include <string>
#include <vector>

namespace tix::cli {

/// Runs `tix WORDS...` in an environment and returns the exit code. Never throws.
int run(const Env& env, std::span<const Command> commands, const std::vector<std::string>& words);

}  // namespace tix::cli
