// Parses a TIME in the future: a weekday means the next one, not the last.
#pragma once

#include "tix/action/acts.hpp"

#include <string>

namespace tix::cli {

/// Parses the TIME of `what` in the desk's zone, relative times from the time of the action. A day means its
/// first second, and `monday` the coming one. Throws Error{usage}.
Instant time_ahead(const ActionContext& context, const std::string& what, const std::string& text);

}  // namespace tix::cli
