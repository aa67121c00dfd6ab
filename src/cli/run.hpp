// The whole program as a function: words in, exit code out.
#pragma once

#include "cli/session/env.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Runs `tix WORDS...` in a world; never throws. Gives the exit code.
int run(const Env& env, std::vector<std::string> words);

}  // namespace tix::cli
