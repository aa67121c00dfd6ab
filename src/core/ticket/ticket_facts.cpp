// Decides from its clocks whether a ticket is overdue, at risk or without a target, for the backlog report
// and for `is:` filters.
#include "tix/ticket/ticket_facts.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Returns whether a running clock is due in (after, until]. A paused clock has no due.
bool due_within(const ClockRow& row, Instant after, Instant until) {
  return row.outcome == Outcome::running && row.due_at && after < *row.due_at && *row.due_at <= until;
}

bool promised(const ClockRow& row) {
  return row.has_promise || row.target_no > 0 || row.target || row.due_at;
}

}  // namespace

std::optional<Instant> next_due(const TicketFacts& f) {
  std::optional<Instant> next;
  for (const ClockRow& row : f.clocks)
    if (row.presses_as_of(f.as_of) && row.outcome == Outcome::running && row.due_at &&
        (!next || *row.due_at < *next))
      next = row.due_at;
  return next;
}

bool is_overdue(const TicketFacts& f) {
  return f.ticket.unresolved() && std::ranges::any_of(f.clocks, [&](const ClockRow& row) {
           return row.presses_as_of(f.as_of) && row.breached_as_of(f.as_of);
         });
}

bool is_at_risk(const TicketFacts& f) {
  if (!f.ticket.unresolved() || is_overdue(f)) return false;
  return std::ranges::any_of(f.clocks, [&](const ClockRow& row) {
    return row.presses_as_of(f.as_of) && due_within(row, f.as_of, f.as_of + f.soon);
  });
}

bool has_no_target(const TicketFacts& f) {
  return f.ticket.unresolved() && std::ranges::none_of(f.clocks, promised);
}

}  // namespace tix
