// Proving that a database is what its events say.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tix::desk {

/// One thing that is wrong.
struct Finding {
  std::string check;  ///< which check found it: pages, log, rows, desk, flow
  TicketId ticket;    ///< 0: of no ticket
  std::string what;
};

struct Checkup {
  std::int64_t tickets = 0, events = 0;
  std::vector<Finding> findings;
};

/// Reads the file as of one moment and changes nothing: its pages and references, logs without gaps, every
/// ticket's rows against a new fold of its events, desk versions against their hashes, and month by month
/// that what was open, came and went is what is open. `progress` is told how
/// many tickets have been folded.
Checkup examine(store::Database& database, const std::function<void(std::int64_t tickets)>& progress);

}  // namespace tix::desk
