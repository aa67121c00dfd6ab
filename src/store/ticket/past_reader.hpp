// Stays and spans of many tickets, without the tickets: what reports over time stream.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/calendar/period.hpp"
#include "tix/sla/past.hpp"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace tix::store {

/// Valid until the visitor returns.
using PastVisitor = std::function<void(const Past&)>;

/// Visits every ticket that was unresolved in a second of `range` or the one before it, or left in it, in
/// order of id: its open intervals of then, and `with_spans` all its spans. Holds those open intervals in
/// memory. `visit` must not write.
void each_past(Database& database, const Interval& range, bool with_spans, const PastVisitor& visit);

/// When the first ticket of all was created; nothing while there is none.
std::optional<Instant> first_stay(Database& database);

/// The broken promises that may make a ticket overdue in `range`, in order of ticket.
std::vector<std::pair<TicketId, Lateness>> broken_promises(Database& database, const Interval& range);

}  // namespace tix::store
