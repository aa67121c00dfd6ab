// The past of a ticket, for reports over time.
#pragma once

#include "tix/calendar/period.hpp"
#include "tix/sla/binding.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/history.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

namespace tix {

/// A set of event kinds, with one bit per kind.
using EventKinds = std::int64_t;
inline constexpr EventKinds kEveryKind = -1;
constexpr EventKinds kinds_of(std::initializer_list<EventKind> list) {
  EventKinds kinds = 0;
  for (const EventKind kind : list) kinds |= EventKinds{1} << static_cast<int>(kind);
  return kinds;
}
static_assert(kEventKinds.size() < 63);

/// The intervals and events of a ticket, in order. Does not own them. Whoever fills it may leave out
/// intervals that end before the report begins, and all state intervals and events if the report does not use
/// them.
struct Past {
  TicketId ticket;
  std::span<const OpenInterval> open_intervals;
  std::span<const StateInterval> state_intervals = {};
  std::span<const Event> events = {};          ///< without undone ones, and without their texts
  std::span<const StoredFiring> firings = {};  ///< those of `events`, in order of `seq`, without procedures
};

/// Returns the state interval that contains `t`, which must not be before the creation. Returns a blank one
/// if the intervals were left out. Logarithmic.
const StateInterval& state_interval_at(std::span<const StateInterval> state_intervals, Instant t);

/// Returns whether the ticket was unresolved in any second of `range`, or was resolved, voided or merged in
/// it.
bool was_there(std::span<const OpenInterval> open_intervals, const Interval& range);

/// Returns the open interval that contains `t` or ends at `t`, or null if the ticket was resolved at `t`.
const OpenInterval* open_interval_at(std::span<const OpenInterval> open_intervals, Instant t);

/// Returns the properties under which an ended open interval is counted: the state before its end, and all
/// other fields as they were at its end.
StateInterval state_interval_left(std::span<const StateInterval> state_intervals,
                                  const OpenInterval& open_interval);

/// Returns the interval in which the cycle can be open. It is open in the part of it in which the ticket is
/// unresolved. A stop does not end the interval of a clock that a reopen resumes.
Interval cycle_interval(const ClockRow& row);

/// The part of a breached cycle that decides when its ticket is overdue.
struct Lateness {
  Clock clock = Clock::resolution;
  Instant breached_at;
  std::optional<Instant> stopped_at;
  std::optional<Instant> waived_at;
};

/// Returns the interval in which the clock makes its ticket overdue as long as that is unresolved. It begins
/// one second after the breach, because breached as of T means breached_at < T. A clock that a reopen resumes
/// stays breached. Returns nullopt if the clock never makes its ticket overdue.
std::optional<Interval> overdue_interval(const Lateness& late);

/// Returns the intervals in which any of these clocks makes its ticket overdue while it is unresolved:
/// disjoint, not touching, and in order.
std::vector<Interval> overdue_intervals(std::span<const ClockRow> clocks);

/// Returns the union of the intervals: disjoint, not touching, and in order.
std::vector<Interval> united(std::vector<Interval> intervals);

}  // namespace tix
