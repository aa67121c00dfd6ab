// Random tickets, with everything a stored row can hold, and the names they refer to.
#pragma once

#include "random_pick.hpp"
#include "store/sqlite/database.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/event.hpp"

#include <vector>

namespace tix::test {

Instant random_instant(Random& random);
/// Up to 30 bytes: letters, quotes, line breaks, NUL, broken UTF-8.
std::string random_text(Random& random);

/// Rows that tickets refer to, stored.
struct World {
  std::vector<std::int64_t> names;
  std::vector<CustomerId> customers;
  std::vector<BindingId> bindings;
  ChangeId change;
};
World store_world(store::Database& database);

/// Not values that a fold would give, but values that the tables must be able to hold.
Folded random_folded(Random& random, const World& world, TicketId id);
/// `count` events with seq 1..count, the first `created`, in any order of time.
std::vector<Event> random_events(Random& random, const World& world, int count);

}  // namespace tix::test
