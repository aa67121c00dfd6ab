// Tickets by when they were created, without what is around them: what counting very many of them reads.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/calendar/period.hpp"
#include "tix/reports/patterns_report.hpp"
#include "tix/ticket/history.hpp"
#include "tix/ticket/ids.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tix::store {

/// Which parts are read beside the ticket's plain fields.
struct ArrivalParts {
  bool titles = false;
  bool tags = false;
};

/// A ticket as it is stored: true as of every instant from `last_at` on.
struct ArrivalRow {
  TicketId ticket;
  Instant created_at;
  Instant last_at;
  StateInterval now;          ///< but for the computed end of the reopen window
  std::string title;          ///< when asked for
  std::vector<LabelId> tags;  ///< when asked for
};

/// Valid until the visitor returns.
using ArrivalVisitor = std::function<void(const ArrivalRow&)>;

/// Every ticket created in the range, in order of id. `visit` must not write.
void each_arrival(Database& database, const Interval& range, ArrivalParts parts, const ArrivalVisitor& visit);

/// What became of a ticket that is stored as it is as of `as_of`.
Arrival get_arrival(Database& database, TicketId id, Instant as_of);

}  // namespace tix::store
