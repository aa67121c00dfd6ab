// The `is:` flags of filters: one table.
#pragma once

#include "tix/filter/filter_field.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tix {

enum class FilterFlag : std::uint8_t {
  open,
  overdue,
  breached,
  at_risk,
  unassigned,
  escalated,
  paused,
  unanswered,
  watched  ///< stands in no tree: it is read as `watcher:@me`
};

/// Which tickets a flag can be true of.
enum class FlagScope : std::uint8_t { unresolved, any_ticket };

struct FilterFlagRow {
  FilterFlag flag;
  std::string_view name;
  FlagScope scope;
  bool (*holds)(const TicketFacts&);
  std::string_view sql;         ///< a condition over `t`, with `:as_of`
  FilterRows rows;              ///< other than ticket: one of these rows must be there, too, and hold
  std::string_view of_the_row;  ///< a condition over it, with `:as_of` and `:soon`
  std::string_view meaning;
};

/// In the order of the enumerators.
std::span<const FilterFlagRow> filter_flags();
const FilterFlagRow& row_of(FilterFlag flag);
std::optional<FilterFlag> filter_flag_named(std::string_view name);

}  // namespace tix
