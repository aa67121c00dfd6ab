// The manual page in roff, from the same tables as the help.
#pragma once

#include "cli/syntax/command.hpp"

#include <span>
#include <string>

namespace tix::cli {

/// Returns tix(1), complete; the same bytes for the same version.
std::string man_page(std::span<const Command> commands);

}  // namespace tix::cli
