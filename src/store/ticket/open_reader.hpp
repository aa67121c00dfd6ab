// Reads unresolved tickets and their clocks from two covering indexes, for the backlog.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/ticket/ticket_reader.hpp"

namespace tix::store {

/// Visits tickets that are unresolved now and that `chosen` selects, in order of id. Fills their clocks, the
/// fields of a state interval, policy, last_at, created_at and opens_at; everything else is empty. Costs time
/// in proportion to the open tickets. `visit` must not write.
void each_open(Database& database, const FilterSql& chosen, const TicketVisitor& visit);

}  // namespace tix::store
