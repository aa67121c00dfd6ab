// The command table.
#pragma once

#include "cli/syntax/command.hpp"

#include <span>

namespace tix::cli {

/// Returns every command, in the order of `tix help`. main passes the table down; no other code fetches it.
std::span<const Command> commands();

}  // namespace tix::cli
