// A ticket's past as reports over time read it.
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

/// Kinds of events, a bit each.
using EventKinds = std::int64_t;
inline constexpr EventKinds kEveryKind = -1;
constexpr EventKinds kinds_of(std::initializer_list<EventKind> list) {
  EventKinds kinds = 0;
  for (const EventKind kind : list) kinds |= EventKinds{1} << static_cast<int>(kind);
  return kinds;
}
static_assert(kEventKinds.size() < 63);

/// Stays and spans in order; borrowed. Those that end before anything asked about may be left out, as may all
/// spans and events where nothing asks for them.
struct Past {
  TicketId ticket;
  std::span<const OpenInterval> open_intervals;
  std::span<const StateInterval> state_intervals = {};
  std::span<const Event> events = {};          ///< in order, undone ones left out; without texts
  std::span<const StoredFiring> firings = {};  ///< with events: in order of number; without procedures
};

/// The span that holds `t`, which is not before the creation; a blank one when spans were left out.
const StateInterval& state_interval_at(std::span<const StateInterval> state_intervals, Instant t);

/// Whether the ticket was unresolved in a second of the range, or left in it.
bool was_there(std::span<const OpenInterval> open_intervals, const Interval& range);

/// The stay that holds `t`, or that ended with it; null: the ticket was resolved.
const OpenInterval* open_interval_at(std::span<const OpenInterval> open_intervals, Instant t);

/// What an open interval that has ended is counted under: the state it left, and all else as it was at that
/// second.
StateInterval state_interval_left(std::span<const StateInterval> state_intervals,
                                  const OpenInterval& open_interval);

/// From when to when the cycle can be open: it is so in the part of this in which its ticket is unresolved.
/// What a reopen takes up again ends with no stop.
Interval cycle_interval(const ClockRow& row);

/// What makes a ticket overdue, of one clock that broke its promise.
struct Lateness {
  Clock clock = Clock::resolution;
  Instant breached_at;
  std::optional<Instant> stopped_at;
  std::optional<Instant> waived_at;
};

/// From when to when, as of these instants, the clock makes its ticket overdue while that is unresolved. A
/// clock that a reopen takes up again stays broken as long as its ticket is unresolved. Empty:
/// never.
std::optional<Interval> overdue_interval(const Lateness& late);

/// When these clocks make their ticket overdue while it is unresolved: apart from each other, in order.
std::vector<Interval> overdue_intervals(std::span<const ClockRow> clocks);

/// Apart from each other, in order: where any of `intervals` is.
std::vector<Interval> united(std::vector<Interval> intervals);

}  // namespace tix
