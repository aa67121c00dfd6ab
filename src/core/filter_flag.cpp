// The table of `is:` flags.
#include "tix/ascii.hpp"
#include "tix/filter_field.hpp"

#include <algorithm>
#include <array>

namespace tix {
namespace {

bool is_open_ticket(const TicketFacts& f) {
  return f.ticket.unresolved();
}

bool is_breached(const TicketFacts& f) {
  return breached_clocks(f) != 0;
}

bool is_unassigned(const TicketFacts& f) {
  return !f.ticket.agent;
}

/// Pauses belong to the ticket; the resolution clock shows them, hold rule included.
bool is_paused(const TicketFacts& f) {
  return f.ticket.unresolved() && std::any_of(f.clocks.begin(), f.clocks.end(), [](const ClockRow& row) {
           return row.clock == Clock::resolution && row.outcome == Outcome::paused;
         });
}

bool is_unanswered(const TicketFacts& f) {
  return f.ticket.unanswered > 0;
}

using F = FilterFlag;
constexpr bool kUnresolvedOnly = true;
constexpr bool kAnyTicket = false;

constexpr std::array kFilterFlags = {
    FilterFlagRow{F::open, "open", kUnresolvedOnly, is_open_ticket, "unresolved: new, open, pending or hold"},
    FilterFlagRow{F::overdue, "overdue", kUnresolvedOnly, is_overdue,
                  "unresolved, and a response, resolution or promise clock is past its due and not waived"},
    FilterFlagRow{F::breached, "breached", kAnyTicket, is_breached,
                  "any clock breached, ever, and was not waived"},
    FilterFlagRow{F::at_risk, "at-risk", kUnresolvedOnly, is_at_risk, "not overdue, and due soon (--soon)"},
    FilterFlagRow{F::unassigned, "unassigned", kAnyTicket, is_unassigned, "no agent holds it"},
    FilterFlagRow{F::paused, "paused", kUnresolvedOnly, is_paused,
                  "unresolved, and its resolution clock stands still"},
    FilterFlagRow{F::unanswered, "unanswered", kAnyTicket, is_unanswered,
                  "the customer wrote after the last public reply"},
};

constexpr bool flags_in_order() {
  for (std::size_t i = 0; i < kFilterFlags.size(); ++i) {
    if (static_cast<std::size_t>(kFilterFlags[i].flag) != i) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (kFilterFlags[i].name == kFilterFlags[j].name) return false;
  }
  return kFilterFlags.size() == static_cast<std::size_t>(FilterFlag::unanswered) + 1;
}
static_assert(flags_in_order(), "one row a flag, in the order of the enumerators, no name twice");

}  // namespace

std::span<const FilterFlagRow> filter_flags() {
  return kFilterFlags;
}

const FilterFlagRow& row_of(FilterFlag flag) {
  return kFilterFlags[static_cast<std::size_t>(flag)];
}

std::optional<FilterFlag> filter_flag_named(std::string_view name) {
  const auto row =
      std::find_if(kFilterFlags.begin(), kFilterFlags.end(),
                   [&](const FilterFlagRow& candidate) { return equal_without_case(candidate.name, name); });
  if (row == kFilterFlags.end()) return std::nullopt;
  return row->flag;
}

}  // namespace tix
