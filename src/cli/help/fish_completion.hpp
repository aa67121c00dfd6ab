// The completion script for fish.
#pragma once

#include "cli/help/completion.hpp"

#include <string>
#include <vector>

namespace tix::cli {

std::string fish_completion(const std::vector<CompletionPoint>& points);

}  // namespace tix::cli
