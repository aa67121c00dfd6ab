// Reads tickets, many at a time.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/ticket/stored_ticket.hpp"

#include <functional>

namespace tix::store {

/// The ticket is valid until the visitor returns.
using TicketVisitor = std::function<void(const StoredTicket&)>;

/// Visits tickets in order of id, in constant memory. Costs time in proportion to the scope; `created_by`
/// reads every table once from end to end. `visit` must not write.
void each_ticket(Database& database, const TicketQuery& query, const TicketVisitor& visit);

}  // namespace tix::store
