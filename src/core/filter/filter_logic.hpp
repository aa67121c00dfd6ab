// What can be known of filters without looking at a ticket. Answers "no" where it cannot be sure.
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

/// Returns true only if no ticket matches, since two of its terms leave no value of a field to both.
bool never_true(const Filter& filter);

/// Whether something holds of each priority.
using PrioritySet = EnumArray<Priority, bool, kPriorityNames.size()>;
/// Returns false for the priorities of which the filter matches no ticket.
PrioritySet priorities_of(const Filter& filter);
/// The filter asks for priorities and nothing else.
bool asks_priority_only(const Filter& filter);

/// Returns the teams a matching ticket may have, by name in small letters, or nullopt when it may have any or
/// that cannot be known.
std::optional<std::vector<std::string>> teams_of(const Filter& filter);

}  // namespace tix
