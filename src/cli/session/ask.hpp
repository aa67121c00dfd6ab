// Asks before something that cannot be undone.
#pragma once

#include "cli/session/session.hpp"

#include <string>

namespace tix::cli {

/// Asks on the terminal. Throws Error{refused} if the answer is not yes, and Error{usage} that names --yes
/// without a terminal. Call it before any transaction begins: others would wait.
void require_yes(const Session& session, const std::string& question);

}  // namespace tix::cli
