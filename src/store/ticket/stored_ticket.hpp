// A ticket as readers return it, and which tickets to read.
#pragma once

#include "tix/sla/past.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/history.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/interval.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::store {

/// The stored present of a ticket, enough for TicketFacts.
struct StoredTicket {
  Ticket ticket;
  std::vector<ClockRow> clocks;  ///< in order of (clock, cycle)
  Customer customer;             ///< id 0: none
  std::string policy;            ///< empty: no policy matched
  Instant last_at;               ///< of the last event of any kind
  std::int64_t last_seq = 0;     ///< number of events, including undone ones
  std::optional<Instant> due_at;
  std::optional<Instant> overdue_at;
  std::optional<Instant> next_timer_at;
  std::vector<OpenInterval> open_intervals;  ///< if requested: all of them, in order
  std::vector<StateInterval> state_intervals;
  std::vector<Event> events;          ///< if requested: in order, without undone ones and texts
  std::vector<StoredFiring> firings;  ///< read with events; without procedures
};

struct FilterSql;

/// Which tickets to read, and how much of each. Readers return the present state; for an earlier one, fold
/// the events.
struct TicketQuery {
  enum class Scope {
    unresolved,     ///< unresolved now
    one,            ///< the ticket `id`
    chosen,         ///< those that `filter` chooses
    unresolved_at,  ///< unresolved at `at`, whatever they are now: U(t)
    created_by,     ///< created at or before `at`
    unresolved_in,  ///< unresolved in a second of `range`, or left in it
    left_in,        ///< left in `range`
    breached_in,    ///< with a clock that breaches in `range`
    rated_in,       ///< rated by a customer in `range`
    created_in      ///< created in `range`
  };

  Scope scope = Scope::created_by;
  TicketId id = {};
  const FilterSql* filter = nullptr;  ///< borrowed
  Instant at = Instant::open_end();
  Interval range = {};
  /// Reads only the columns that most reports use (see read_ticket_columns). Tags, watchers, skills, extra
  /// fields and the customer stay empty.
  bool columns_only = false;
  bool with_clocks = true;
  bool with_extra = true;  ///< the fields of `ticket.extra`
  bool with_past = false;  ///< open intervals and state intervals
  /// Reads events of these kinds, firings and the past.
  EventKinds events = 0;
  bool events_of_left_only = false;  ///< events and firings only of tickets that left in `range`
};

}  // namespace tix::store
