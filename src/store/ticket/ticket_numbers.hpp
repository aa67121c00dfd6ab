// Finds the tickets of a query.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/ticket/stored_ticket.hpp"

#include <vector>

namespace tix::store {

/// Returns the numbers of the query's tickets, in order and once each. Not for Scope::created_by, which is
/// served by reading all tickets.
std::vector<TicketId> ticket_numbers(Database& database, const TicketQuery& query);
}  // namespace tix::store
