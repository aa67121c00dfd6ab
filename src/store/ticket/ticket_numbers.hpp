// Which tickets a query speaks of.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/ticket/stored_ticket.hpp"

#include <vector>

namespace tix::store {

/// The numbers of the query's tickets, in order and once each; not of those created by some instant, which
/// are found by reading all.
std::vector<TicketId> ticket_numbers(Database& database, const TicketQuery& query);
}  // namespace tix::store
