// A filter as SQL: one condition with bound values.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/filter/filter.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tix::store {

/// A statement that returns ticket ids, in order.
struct FilterSql {
  struct Value {
    std::string name;  ///< as in the text: `:v1`
    std::variant<std::int64_t, std::string> value;
  };

  std::string text;
  std::vector<Value> values;
  /// False if the filter is too large for SQL: the statement then selects too many tickets, and each must be
  /// checked with the filter.
  bool complete = true;
};

/// The tickets to select from.
enum class Among { all, unresolved };

/// The tickets a filter applies to, and the context of its words.
struct FilterScope {
  Instant as_of;
  bool unresolved = false;  ///< only tickets unresolved as of then
  WallSeconds reopen_window;
  WallSeconds soon;
  const NameTable* names = nullptr;
  const TeamTiers* tiers = nullptr;
};

/// Selects, among tickets without an event after `as_of`, exactly those that the filter matches; searches
/// skip undone and redacted messages. User input appears only as bound values. If only unresolved tickets can
/// match, the others are not read.
FilterSql filter_sql(Database& database, const Filter& filter, const FilterScope& scope);

/// Returns the tickets that existed at `as_of` and have later events, in order of id; with Among::unresolved
/// only those unresolved then. These must be folded.
std::vector<TicketId> changed_after(Database& database, Instant as_of, Among among);

}  // namespace tix::store
