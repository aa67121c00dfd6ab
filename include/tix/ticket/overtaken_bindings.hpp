// Bindings that were made from a state which an undo has taken back.
#pragma once

#include "tix/ticket/event.hpp"

#include <vector>

namespace tix {

/// Removes the `bound` events that an `undone` event has overtaken, at whatever time they happened: those
/// recorded after the undone change and before the undo. The undo has recorded the bindings that apply
/// instead. `events` are the events of a ticket that are not undone; their order is kept.
void remove_overtaken_bindings(std::vector<Event>& events);

}  // namespace tix
