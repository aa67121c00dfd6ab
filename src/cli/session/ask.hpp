// Asks before something that cannot be undone.
#pragma once

#include "cli/session/session.hpp"

#include <string>

namespace tix::cli {

/// Asks on the terminal, unless `yes` is set. Throws Error{refused} if the answer is not yes; without a
/// terminal it does not ask, and --yes is needed. Call it before any transaction begins: others would wait.
void require_yes(const Session& session, const std::string& question, bool yes);

}  // namespace tix::cli
