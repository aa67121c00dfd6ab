// Asks on the terminal, as before something that cannot be undone.
#pragma once

#include "cli/session/session.hpp"

#include <string>

namespace tix::cli {

/// Returns whether there is a terminal to ask on.
bool can_ask(const Session& session);

/// Asks on the terminal and returns whether the answer is yes. Call it only where one can ask.
bool answers_yes(const Session& session, const std::string& question);

/// Asks on the terminal. Throws Error{refused} if the answer is not yes, and Error{usage} that names --yes
/// without a terminal. Call it before any transaction begins: others would wait.
void require_yes(const Session& session, const std::string& question);

}  // namespace tix::cli
