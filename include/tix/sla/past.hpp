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

/// [from, to)
struct Spell {
  Instant from;
  Instant to;
};

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
  std::span<const Stay> stays;
  std::span<const Span> spans;
  std::span<const Event> events = {};          ///< in order, undone ones left out; without texts
  std::span<const StoredFiring> firings = {};  ///< with events: in order of number; without procedures
};

/// The span that holds `t`, which is not before the creation; a blank one when spans were left out.
const Span& span_at(std::span<const Span> spans, Instant t);

/// Whether the ticket was unresolved in a second of the range, or left in it.
bool was_there(std::span<const Stay> stays, const Range& range);

/// The stay that holds `t`, or that ended with it; null: the ticket was resolved.
const Stay* stay_at(std::span<const Stay> stays, Instant t);

/// What a stay that has ended is counted under: the state it left, and all else as it was at that second.
Span span_left(std::span<const Span> spans, const Stay& stay);

/// From when to when the cycle can be open: it is so in the part of this in which its ticket is unresolved.
/// What a reopen takes up again ends with no stop.
Spell open_spell(const ClockRow& row);

/// What makes a ticket overdue, of one clock that broke its promise.
struct Lateness {
  Clock clock = Clock::resolution;
  Instant breached_at;
  std::optional<Instant> stopped_at;
  std::optional<Instant> waived_at;
};

/// From when to when, as of these instants, the clock makes its ticket overdue while that is unresolved. A
/// clock that a reopen takes up again stays broken as long as its ticket is unresolved. Empty: never.
std::optional<Spell> overdue_spell(const Lateness& late);

/// When these clocks make their ticket overdue while it is unresolved: apart from each other, in order.
std::vector<Spell> overdue_spells(std::span<const ClockRow> clocks);

/// Apart from each other, in order: where any of `spells` is.
std::vector<Spell> united(std::vector<Spell> spells);

}  // namespace tix
