// What a list of actions comes to.
#pragma once

#include "tix/policy/policy.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix {

/// The state a ticket is in after these actions; nothing when they set none.
std::optional<Status> status_set_by(const std::vector<Action>& actions);

/// `team:frontline`
std::string text_of(const Action& action);

}  // namespace tix
