// Parses a TIME in the future, where a weekday means the next one.
#pragma once

#include "tix/action/acts.hpp"

#include <string>

namespace tix::cli {

/// Parses a TIME in the desk's zone. Relative times count from the time of the action, a day means its first
/// second, and `monday` the next one. Errors name `what`. Throws Error{usage}.
Instant time_ahead(const ActionContext& context, const std::string& what, const std::string& text);

}  // namespace tix::cli
