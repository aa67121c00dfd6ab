// Verifies that the rows of a database agree with its events.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tix::desk {

/// One problem.
struct Finding {
  std::string check;  ///< the check that found it: pages, log, rows, desk, flow
  TicketId ticket;    ///< 0: not about one ticket
  std::string what;
};

struct Checkup {
  std::int64_t tickets = 0, events = 0;
  std::vector<Finding> findings;
};

/// Reads the database as of one moment without changing it. Checks pages and references, looks for gaps in
/// the log, compares every ticket's rows with a new fold of its events, checks desk versions against their
/// hashes, and checks for each month that opening balance, opened and closed tickets add up to the closing
/// balance. Reports the number of folded tickets to `progress`.
Checkup examine(store::Database& database, const std::function<void(std::int64_t tickets)>& progress);

}  // namespace tix::desk
