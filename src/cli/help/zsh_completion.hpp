// The completion script for zsh.
#pragma once

#include "cli/help/completion.hpp"

#include <string>
#include <vector>

namespace tix::cli {

std::string zsh_completion(const std::vector<CompletionPoint>& points);

}  // namespace tix::cli
