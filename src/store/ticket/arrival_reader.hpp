// Reads tickets by creation time, without their side tables, to count very many of them.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/reports/patterns_report.hpp"
#include "tix/ticket/history.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/interval.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tix::store {

/// The parts to read in addition to the plain fields of a ticket.
struct ArrivalParts {
  bool titles = false;
  bool tags = false;
};

/// A ticket as stored: valid as of every instant from `last_at` on.
struct ArrivalRow {
  TicketId ticket;
  Instant created_at;
  Instant last_at;
  StateInterval now;          ///< without the computed end of the reopen window
  std::string title;          ///< if requested
  std::vector<LabelId> tags;  ///< if requested
};

/// The row is valid until the visitor returns.
using ArrivalVisitor = std::function<void(const ArrivalRow&)>;

/// Visits every ticket created in `range`, in order of id. `visit` must not write.
void each_arrival(Database& database, const Interval& range, ArrivalParts parts, const ArrivalVisitor& visit);

/// Returns the outcome of a ticket whose stored state is valid as of `as_of`.
Arrival get_arrival(Database& database, TicketId id, Instant as_of);

}  // namespace tix::store
