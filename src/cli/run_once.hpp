// Runs commands with --once: the first run does the work, later runs repeat its output.
#pragma once

#include "cli/session/env.hpp"
#include "cli/session/globals.hpp"
#include "cli/syntax/command.hpp"

#include <span>
#include <string>
#include <vector>

namespace tix::cli {

/// Runs a command that writes as one transaction and stores its output under the key. If the key is already
/// known, writes the stored output and does nothing else. `words` are the words typed. Throws Error{usage} if
/// the key was used with other words, with other input, or by another actor.
Exit run_once(std::span<const Command> commands, const Command& command, const Syntax& syntax, const Env& env,
              const Globals& globals, const std::vector<std::string>& words);

}  // namespace tix::cli
