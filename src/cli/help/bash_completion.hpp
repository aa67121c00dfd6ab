// The completion script for bash.
#pragma once

#include "cli/help/completion.hpp"

#include <string>
#include <vector>

namespace tix::cli {

std::string bash_completion(const std::vector<CompletionPoint>& points);

}  // namespace tix::cli
