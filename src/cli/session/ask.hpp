// Asking before something that cannot be taken back.
#pragma once

#include "cli/session/session.hpp"

#include <string>

namespace tix::cli {

/// Asks on the terminal, unless `yes` was said before. Error refused when the answer is not yes; off a
/// terminal nobody is asked, and --yes is needed. Before any transaction begins: others would wait.
void require_yes(const Session& session, const std::string& question, bool yes);

}  // namespace tix::cli
