// The `is:` flags of filters, in one table.
#pragma once

#include "tix/filter/filter_field.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tix {

/// The flags of filters, in the order in which help lists them.
enum class FilterFlag : std::uint8_t {
  open,
  overdue,
  breached,
  at_risk,
  unassigned,
  escalated,
  paused,
  unanswered,
  watched  ///< never in a tree: the parser turns it into `watcher:@me`
};

/// The tickets for which a flag can be true.
enum class FlagScope : std::uint8_t { unresolved, any_ticket };

/// One flag. `holds` and the SQL conditions must agree; tests compare the two.
struct FilterFlagRow {
  FilterFlag flag;
  std::string_view name;
  FlagScope scope;
  bool (*holds)(const TicketFacts&);
  std::string_view sql;         ///< a condition over `t`, with `:as_of`; empty: none
  FilterRows rows;              ///< if not `ticket`: one of these rows must exist and meet `of_the_row`
  std::string_view of_the_row;  ///< a condition over that row, with `:as_of` and `:soon`; empty: none
  std::string_view meaning;
};

/// Returns the rows of all flags, in the order of the enumerators.
std::span<const FilterFlagRow> filter_flags();
const FilterFlagRow& row_of(FilterFlag flag);
/// Returns the flag of this name, compared without ASCII case, or nullopt.
std::optional<FilterFlag> filter_flag_named(std::string_view name);

}  // namespace tix
