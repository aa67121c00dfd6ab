// Reads open and state intervals of many tickets, without the tickets, for reports over time.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/sla/past.hpp"
#include "tix/time/interval.hpp"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace tix::store {

/// The past is valid until the visitor returns.
using PastVisitor = std::function<void(const Past&)>;

/// Visits every ticket that was unresolved in a second of `range` or the one before it, or left in it, in
/// order of id: its open intervals of then and, if `with_states`, all its state intervals. Holds those open
/// intervals in memory. `visit` must not write.
void each_past(Database& database, const Interval& range, bool with_states, const PastVisitor& visit);

/// Returns when the first ticket was created, or nullopt if there is none.
std::optional<Instant> first_stay(Database& database);

/// Returns the breaches that may make a ticket overdue in `range`, in order of ticket.
std::vector<std::pair<TicketId, Lateness>> broken_promises(Database& database, const Interval& range);

}  // namespace tix::store
