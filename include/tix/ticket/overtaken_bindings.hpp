// Bindings that were made from a state which an undo has taken back.
#pragma once

#include "tix/ticket/event.hpp"

#include <vector>

namespace tix {

/// Removes the `bound` events that an `undone` event has overtaken, at whatever time they happened: those
/// recorded after the undone change and before the undo. The undo has recorded anew what holds. `events` are
/// all that stand of a ticket, undone changes left out; their order stays.
void remove_overtaken_bindings(std::vector<Event>& events);

}  // namespace tix
