// Parses a TIME in the future: a weekday means the next one, not the last.
#pragma once

#include "cli/session/session.hpp"
#include "tix/action/acts.hpp"

#include <string>

namespace tix::cli {

/// Parses the TIME of `what` in the desk's zone; a day means its first second, and `monday` the coming one.
/// Throws Error{usage}.
Instant time_ahead(const Session& session, const ActionContext& context, const std::string& what,
                   const std::string& text);

}  // namespace tix::cli
