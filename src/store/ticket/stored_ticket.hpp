// A ticket as a reader gets it, and which tickets to get.
#pragma once

#include "tix/calendar/period.hpp"
#include "tix/sla/past.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/history.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::store {

/// Everything stored of a ticket's present, enough for TicketFacts.
struct StoredTicket {
  Ticket ticket;
  std::vector<ClockRow> clocks;  ///< in order of (clock, cycle)
  Customer customer;             ///< id 0 when there is none
  std::string policy;            ///< empty when no policy matched
  Instant last_at;               ///< last event of any kind
  std::int64_t last_seq = 0;     ///< how many events it has, undone ones too
  std::optional<Instant> due_at;
  std::optional<Instant> overdue_at;
  std::optional<Instant> next_timer_at;
  std::vector<OpenInterval> open_intervals;  ///< when asked for, all of them, in order
  std::vector<StateInterval> state_intervals;
  std::vector<Event> events;          ///< when asked for: what stands, in order, without texts
  std::vector<StoredFiring> firings;  ///< with events; without procedures
};

struct FilterSql;

/// Which tickets to read. What is read of each is always its present state; for an earlier one fold its
/// events.
class TicketQuery {
 public:
  enum class Scope {
    unresolved,
    one,
    chosen,
    unresolved_at,
    created_by,
    unresolved_in,
    left_in,
    breached_in,
    rated_in,
    created_in
  };

  static TicketQuery all() { return {Scope::created_by, {}, Instant::open_end()}; }
  static TicketQuery unresolved() { return {Scope::unresolved, {}, {}}; }
  static TicketQuery one(TicketId id) { return {Scope::one, id, {}}; }
  /// What a filter chooses; borrowed.
  static TicketQuery chosen(const FilterSql& filter) {
    TicketQuery query{Scope::chosen, {}, {}};
    query.filter_ = &filter;
    return query;
  }
  /// Unresolved at `t`, whatever they are now: U(t).
  static TicketQuery unresolved_at(Instant t) { return {Scope::unresolved_at, {}, t}; }
  /// Created at or before `t`.
  static TicketQuery created_by(Instant t) { return {Scope::created_by, {}, t}; }
  /// Unresolved in a second of the range, or left in it.
  static TicketQuery unresolved_in(const Interval& range) { return {Scope::unresolved_in, {}, {}, range}; }
  /// That left in the range.
  static TicketQuery left_in(const Interval& range) { return {Scope::left_in, {}, {}, range}; }
  /// With a clock that breaks its promise in it.
  static TicketQuery breached_in(const Interval& range) { return {Scope::breached_in, {}, {}, range}; }
  /// That a customer rates in it.
  static TicketQuery rated_in(const Interval& range) { return {Scope::rated_in, {}, {}, range}; }
  /// Created in it.
  static TicketQuery created_in(const Interval& range) { return {Scope::created_in, {}, {}, range}; }
  /// Also reads stays and spans.
  TicketQuery with_past() const {
    TicketQuery same = *this;
    same.with_past_ = true;
    return same;
  }
  /// Reads stays, spans, events of these kinds and firings.
  TicketQuery with_events(EventKinds kinds = kEveryKind) const {
    TicketQuery same = with_past();
    same.events_ = kinds;
    return same;
  }
  /// The same, but events and firings only of tickets that left in the range.
  TicketQuery with_events_of_left(EventKinds kinds) const {
    TicketQuery same = with_events(kinds);
    same.only_left_ = true;
    return same;
  }
  /// Reads of a ticket's row only what most reports look at (see read_bare_ticket), and leaves tags,
  /// watchers, skills, extra fields and `customer` empty.
  TicketQuery bare() const {
    TicketQuery same = *this;
    same.bare_ = true;
    return same;
  }
  TicketQuery without_clocks() const {
    TicketQuery same = *this;
    same.with_clocks_ = false;
    return same;
  }
  /// Leaves `ticket.extra` empty: spares a look at its table.
  TicketQuery without_extra() const {
    TicketQuery same = *this;
    same.with_extra_ = false;
    return same;
  }

  Scope scope() const { return scope_; }
  TicketId id() const { return id_; }
  const FilterSql& filter() const { return *filter_; }
  Instant at() const { return at_; }
  const Interval& range() const { return range_; }
  bool wants_clocks() const { return with_clocks_; }
  bool is_bare() const { return bare_; }
  bool with_extra() const { return with_extra_ && !bare_; }
  bool wants_past() const { return with_past_; }
  EventKinds events() const { return events_; }
  bool only_of_left() const { return only_left_; }

 private:
  TicketQuery(Scope scope, TicketId id, Instant at, const Interval& range = {})
      : scope_(scope), id_(id), at_(at), range_(range) {}

  Scope scope_;
  TicketId id_;
  Instant at_;
  Interval range_;
  const FilterSql* filter_ = nullptr;
  bool with_clocks_ = true;
  bool bare_ = false;
  bool with_extra_ = true;
  bool with_past_ = false;
  EventKinds events_ = 0;
  bool only_left_ = false;
};

}  // namespace tix::store
