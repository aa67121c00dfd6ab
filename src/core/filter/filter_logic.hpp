// Questions about filters that can be decided without looking at a ticket. Every answer is one-sided: "yes"
// is certain, "no" may mean "not known".
#pragma once

#include "tix/filter/filter.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/ticket/ticket.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix {

/// Returns true only if every ticket that matches `narrow` matches `wide`.
bool implies(const Filter& narrow, const Filter& wide);

/// Returns true only if no ticket can match because two of its terms contradict each other.
bool never_true(const Filter& filter);

/// A truth value for each priority.
using PrioritySet = EnumArray<Priority, bool, kPriorityNames.size()>;
/// Returns false for each priority whose tickets the filter can never match.
PrioritySet priorities_of(const Filter& filter);
/// Returns whether the filter is a single term on the priority.
bool asks_priority_only(const Filter& filter);

/// Returns the names in lower case of the teams that a matching ticket can have, or nullopt if it can have
/// any team or the filter does not tell.
std::optional<std::vector<std::string>> teams_of(const Filter& filter);

}  // namespace tix
