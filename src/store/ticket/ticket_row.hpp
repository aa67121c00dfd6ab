// The columns of a ticket's rows in the order of the statements, for those who read and write them.
#pragma once

#include "store/sqlite/statements.hpp"
#include "store/ticket/stored_ticket.hpp"

namespace tix::store {

/// Reads the columns of `ticket_get` and `tickets_created_by`; tags, extra and clocks are left alone.
void read_ticket(const Query& row, StoredTicket& into);
/// Reads the columns of `bare_tickets_from`: what spans keep of the ticket, its title, whose it is, times of
/// its states, and what it counts.
void read_bare_ticket(const Query& row, StoredTicket& into);
/// Reads the columns of `clocks_of_ticket` and `clocks_all`.
ClockRow read_clock(const Query& row);
/// Reads the columns of `stays_of_ticket` and the like.
OpenInterval read_stay(const Query& row);
/// Reads the columns of `spans_of_ticket` and the like.
StateInterval read_span(const Query& row);
/// Reads the columns of `firings_of_ticket` and `firings_from`.
StoredFiring read_firing(const Query& row);

}  // namespace tix::store
