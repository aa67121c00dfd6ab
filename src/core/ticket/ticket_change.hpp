// The effect of an event on the state of a ticket.
#pragma once

#include "tix/ticket/event.hpp"
#include "tix/ticket/ticket.hpp"

namespace tix {

/// Applies an event to a ticket. The fold derives clocks and intervals by comparing the ticket before and
/// after.
void change(Ticket& ticket, const Event& event);

}  // namespace tix
