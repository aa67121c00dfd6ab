// Asks for confirmation on the terminal, for example before an irreversible change.
#pragma once

#include "cli/session/session.hpp"

#include <string>

namespace tix::cli {

/// Returns true if there is a terminal to ask on.
bool can_ask(const Session& session);

/// Asks on the terminal and returns whether the answer is yes. Call it only if can_ask returns true.
bool answers_yes(const Session& session, const std::string& question);

/// Asks on the terminal. Throws Error{refused} if the answer is not yes, and Error{usage} with a hint at
/// --yes if there is no terminal. Call it before a transaction begins, so that no other process has to wait.
void require_yes(const Session& session, const std::string& question);

}  // namespace tix::cli
