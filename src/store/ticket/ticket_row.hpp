// Reads the columns of a ticket's rows, in the order of the statements.
#pragma once

#include "store/sqlite/statements.hpp"
#include "store/ticket/stored_ticket.hpp"

namespace tix::store {

/// Reads the columns of `ticket_get` and `tickets_created_by`; leaves tags, extra fields and clocks alone.
void read_ticket(const Query& row, StoredTicket& into);
/// Reads the columns of `bare_tickets_from`: the fields of a state interval, title, customer, times and
/// counters.
void read_ticket_columns(const Query& row, StoredTicket& into);
/// Reads the columns of `clocks_of_ticket` and `clocks_all`.
ClockRow read_clock(const Query& row);
/// Reads the columns of `stays_of_ticket` and similar statements.
OpenInterval read_open_interval(const Query& row);
/// Reads the columns of `spans_of_ticket` and similar statements.
StateInterval read_state_interval(const Query& row);
/// Reads the columns of `firings_of_ticket` and `firings_from`.
StoredFiring read_firing(const Query& row);

}  // namespace tix::store
