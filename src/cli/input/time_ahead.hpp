// A TIME that is still to come: of a weekday the next one, not the last.
#pragma once

#include "cli/session/session.hpp"
#include "tix/action/acts.hpp"

#include <string>

namespace tix::cli {

/// Reads a TIME of `what` in the desk's zone, of a day its first second; `monday` is the coming one. Error
/// usage.
Instant time_ahead(const Session& session, const ActionContext& context, const std::string& what,
                   const std::string& text);

}  // namespace tix::cli
