// What an event makes of a ticket's state.
#pragma once

#include "tix/ticket/event.hpp"
#include "tix/ticket/ticket.hpp"

namespace tix {

/// The ticket after the event. Clocks, spans and stays are found by comparing the two (fold.cpp).
void change(Ticket& ticket, const Event& event);

}  // namespace tix
