// The table of `is:` flags.
#include "tix/filter/filter_field.hpp"
#include "tix/text/ascii.hpp"

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

bool is_escalated(const TicketFacts& f) {
  return f.ticket.unresolved() && f.ticket.escalated_at;
}

/// Pauses belong to the ticket; the resolution clock shows them, hold rule included.
bool is_paused(const TicketFacts& f) {
  return f.ticket.unresolved() && std::ranges::any_of(f.clocks, [](const ClockRow& row) {
           return row.clock == Clock::resolution && row.outcome == Outcome::paused;
         });
}

bool is_unanswered(const TicketFacts& f) {
  return f.ticket.unanswered > 0;
}

using F = FilterFlag;
using R = FilterRows;
constexpr bool kUnresolvedOnly = true;
constexpr bool kAnyTicket = false;

static_assert(static_cast<int>(Status::resolved) == 4, "the SQL below says unresolved as t.status < 4");
// ticket.overdue_at is the first breach, past or to come, of an open headline clock that is not waived.
constexpr std::string_view kOverdue = "t.status < 4 AND t.overdue_at < :as_of";
constexpr std::string_view kAtRisk = "t.status < 4 AND coalesce(t.overdue_at >= :as_of, 1)";
constexpr std::string_view kHeadlineDueSoon =
    "clock.clock IN (1, 2, 4, 6) AND clock.outcome = 0 AND coalesce(clock.waived_at > :as_of, 1) "
    "AND clock.due_at > :as_of AND clock.due_at <= :as_of + :soon";
constexpr std::string_view kResolutionPaused = "clock.clock = 4 AND clock.outcome = 1";

constexpr bool numbers_as_written() {
  for (std::size_t i = 0; i < kClockNames.size(); ++i)
    if (is_headline(static_cast<Clock>(i)) != (i == 1 || i == 2 || i == 4 || i == 6)) return false;
  return static_cast<int>(Clock::resolution) == 4 && static_cast<int>(Outcome::running) == 0 &&
         static_cast<int>(Outcome::paused) == 1;
}
static_assert(numbers_as_written(), "the SQL above names headline clocks and outcomes by number");

constexpr std::array kFilterFlags = {
    FilterFlagRow{F::open, "open", kUnresolvedOnly, is_open_ticket, "t.status < 4", R::ticket, "",
                  "unresolved: new, open, pending or hold"},
    FilterFlagRow{F::overdue, "overdue", kUnresolvedOnly, is_overdue, kOverdue, R::ticket, "",
                  "unresolved, and a response, resolution or promise clock is past its due and not waived"},
    FilterFlagRow{F::breached, "breached", kAnyTicket, is_breached, "", R::breach, "",
                  "any clock breached, ever, and was not waived"},
    FilterFlagRow{F::at_risk, "at-risk", kUnresolvedOnly, is_at_risk, kAtRisk, R::clock, kHeadlineDueSoon,
                  "not overdue, and due soon (--soon)"},
    FilterFlagRow{F::unassigned, "unassigned", kAnyTicket, is_unassigned, "t.agent IS NULL", R::ticket, "",
                  "no agent holds it"},
    FilterFlagRow{F::escalated, "escalated", kUnresolvedOnly, is_escalated,
                  "t.status < 4 AND t.escalated_at IS NOT NULL", R::ticket, "",
                  "unresolved, and escalated without being de-escalated since"},
    FilterFlagRow{F::paused, "paused", kUnresolvedOnly, is_paused, "t.status < 4", R::clock,
                  kResolutionPaused, "unresolved, and its resolution clock stands still"},
    FilterFlagRow{F::unanswered, "unanswered", kAnyTicket, is_unanswered, "t.unanswered > 0", R::ticket, "",
                  "the customer wrote after the last public reply"},
    FilterFlagRow{F::watched, "watched", kAnyTicket, nullptr, "", R::ticket, "", "watched by you"},
};

constexpr bool flags_in_order() {
  for (std::size_t i = 0; i < kFilterFlags.size(); ++i) {
    if (static_cast<std::size_t>(kFilterFlags[i].flag) != i) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (kFilterFlags[i].name == kFilterFlags[j].name) return false;
  }
  return kFilterFlags.size() == static_cast<std::size_t>(FilterFlag::watched) + 1;
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
  const auto row = std::ranges::find_if(
      kFilterFlags, [&](const FilterFlagRow& candidate) { return equal_without_case(candidate.name, name); });
  if (row == kFilterFlags.end()) return std::nullopt;
  return row->flag;
}

}  // namespace tix
