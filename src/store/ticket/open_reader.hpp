// Unresolved tickets and their clocks, from two indexes that hold nothing else: what the backlog streams.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/ticket/ticket_reader.hpp"

namespace tix::store {

/// Visits tickets that are unresolved now and that `chosen` chooses, in order of id: their clocks, what spans
/// keep of them, policy, last_at, created_at and opens_at; all else is blank. Costs what is open, wherever it
/// lies. `visit` must not write.
void each_open(Database& database, const FilterSql& chosen, const TicketVisitor& visit);

}  // namespace tix::store
