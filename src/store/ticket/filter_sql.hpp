// A filter as SQL: one condition with bound values.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "tix/filter/filter.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tix::store {

/// A statement that gives the ids of tickets, in order.
struct FilterSql {
  struct Value {
    std::string name;  ///< as in the text: `:v1`
    std::variant<std::int64_t, std::string> value;
  };

  std::string text;
  std::vector<Value> values;
  /// False when the filter is larger than SQL takes: the text chooses more, and each ticket must still be
  /// asked.
  bool complete = true;
};

/// Which tickets a filter is asked of, and what its words mean there.
struct FilterScope {
  Instant as_of;
  bool unresolved = false;  ///< only tickets unresolved as of then
  WallSeconds reopen_window;
  WallSeconds soon;
  const NameTable* names = nullptr;
  const TeamTiers* tiers = nullptr;
};

/// Chooses, of the tickets without an event after `as_of`, those that match: exactly those the predicate says
/// yes to, undone and redacted messages left out of searches. Nothing typed stands in the text. When only
/// unresolved tickets can match, the others are not read.
FilterSql filter_sql(Database& database, const Filter& filter, const FilterScope& scope);

/// Tickets there were at `as_of` and that have later events, in order of id; only those unresolved then when
/// `unresolved`. These must be folded.
std::vector<TicketId> changed_after(Database& database, Instant as_of, bool unresolved);

}  // namespace tix::store
