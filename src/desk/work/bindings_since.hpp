// What a ticket would have been promised over time, had an undone command never been.
#pragma once

#include "desk/work/work.hpp"
#include "tix/ticket/event.hpp"

#include <span>
#include <vector>

namespace tix::desk {

/// Returns the bindings that `standing` lacks from `since` to now: at each desk that was applied to open
/// tickets, at each change of what is known of the customer, and at each event that policies look at, with
/// the desk and the customer of that moment. `standing` is in order of (at, seq), without what an undo takes
/// back or overtakes.
std::vector<NewEvent> bindings_since(Work& work, TicketId id, std::span<const Event> standing, Instant since);

}  // namespace tix::desk
