// The table of `is:` flags.
#include "tix/filter/filter_flag.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/enum_table.hpp"

#include <algorithm>

namespace tix {
namespace {

bool is_open_ticket(const TicketFacts& f) {
  return f.ticket.unresolved();
}

bool is_breached(const TicketFacts& f) {
  return breached_clocks(f) != 0;
}

bool is_unassigned(const TicketFacts& f) {
  return f.ticket.unresolved() && !f.ticket.agent;
}

bool is_escalated(const TicketFacts& f) {
  return f.ticket.unresolved() && f.ticket.escalated_at;
}

/// Returns whether the resolution clock is paused. That clock stands for the ticket here, because its binding
/// decides whether hold is a pause.
bool is_paused(const TicketFacts& f) {
  return f.ticket.unresolved() && std::ranges::any_of(f.clocks, [](const ClockRow& row) {
           return row.clock == Clock::resolution && row.outcome == Outcome::paused;
         });
}

bool is_unanswered(const TicketFacts& f) {
  return f.ticket.unanswered > 0;
}

using Flag = FilterFlag;
using R = FilterRows;

static_assert(kStatusNames.at(4) == Status::resolved, "the SQL below says unresolved as t.status < 4");
// ticket.overdue_at is the first breach, past or future, of an open headline clock that is not waived. It
// makes `is:overdue` a comparison with one column instead of a look at every clock.
constexpr std::string_view kOverdue = "t.status < 4 AND t.overdue_at < :as_of";
constexpr std::string_view kAtRisk = "t.status < 4 AND coalesce(t.overdue_at >= :as_of, 1)";
constexpr std::string_view kHeadlineDueSoon =
    "clock.clock IN (1, 2, 4, 6) AND clock.outcome = 0 AND coalesce(clock.waived_at > :as_of, 1) "
    "AND clock.due_at > :as_of AND clock.due_at <= :as_of + :soon";
constexpr std::string_view kResolutionPaused = "clock.clock = 4 AND clock.outcome = 1";

constexpr bool are_numbers_as_written() {
  for (const int number : {1, 2, 4, 6})
    if (!is_headline(*kClockNames.at(number))) return false;
  return kClockNames.at(4) == Clock::resolution && kOutcomeNames.at(0) == Outcome::running &&
         kOutcomeNames.at(1) == Outcome::paused;
}
static_assert(are_numbers_as_written(), "the SQL above names headline clocks and outcomes by number");

constexpr auto kFilterFlags = enum_table(
    &FilterFlagRow::flag,
    {{Flag::open, "open", FlagScope::unresolved, is_open_ticket, "t.status < 4", R::ticket, "",
      "unresolved: new, open, pending or hold"},
     {Flag::overdue, "overdue", FlagScope::unresolved, is_overdue, kOverdue, R::ticket, "",
      "unresolved, and a response, resolution or promise clock is past its due and not waived"},
     {Flag::breached, "breached", FlagScope::any_ticket, is_breached, "", R::breach, "",
      "any clock breached, ever, and was not waived"},
     {Flag::at_risk, "at-risk", FlagScope::unresolved, is_at_risk, kAtRisk, R::clock, kHeadlineDueSoon,
      "not overdue, and due soon (--soon)"},
     {Flag::unassigned, "unassigned", FlagScope::unresolved, is_unassigned,
      "t.status < 4 AND t.agent IS NULL", R::ticket, "", "unresolved, and not assigned to an agent"},
     {Flag::escalated, "escalated", FlagScope::unresolved, is_escalated,
      "t.status < 4 AND t.escalated_at IS NOT NULL", R::ticket, "",
      "unresolved, and escalated without being de-escalated since"},
     {Flag::paused, "paused", FlagScope::unresolved, is_paused, "t.status < 4", R::clock, kResolutionPaused,
      "unresolved, and its resolution clock is paused"},
     {Flag::unanswered, "unanswered", FlagScope::any_ticket, is_unanswered, "t.unanswered > 0", R::ticket, "",
      "the customer wrote after the last public reply"},
     {Flag::watched, "watched", FlagScope::any_ticket, nullptr, "", R::ticket, "", "watched by you"}});

static_assert(has_distinct_names(kFilterFlags));

}  // namespace

std::span<const FilterFlagRow> filter_flags() {
  return kFilterFlags;
}

const FilterFlagRow& row_of(FilterFlag flag) {
  return kFilterFlags[flag];
}

std::optional<FilterFlag> filter_flag_named(std::string_view name) {
  const auto row = std::ranges::find_if(
      kFilterFlags, [&](const FilterFlagRow& candidate) { return equal_without_case(candidate.name, name); });
  if (row == kFilterFlags.end()) return std::nullopt;
  return row->flag;
}

}  // namespace tix
