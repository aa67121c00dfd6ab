// Commands given with --once: done at the first time, answered alike ever after.
#pragma once

#include "cli/session/env.hpp"
#include "cli/session/globals.hpp"
#include "cli/syntax/command.hpp"

#include <span>
#include <string>
#include <vector>

namespace tix::cli {

/// Runs a command that writes as one transaction, together with its answer under the key. If the key is known
/// already, writes that answer again and does nothing else. `words` is what was typed. Throws Error{usage} if
/// the key is known from other words, from other input, or from somebody else.
Exit run_once(std::span<const Command> commands, const Command& command, const Syntax& syntax, const Env& env,
              const Globals& globals, const std::vector<std::string>& words);

}  // namespace tix::cli
