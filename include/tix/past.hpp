// A ticket's past as reports over time read it.
#pragma once

#include "tix/binding.hpp"
#include "tix/clock.hpp"
#include "tix/history.hpp"
#include "tix/ids.hpp"

#include <optional>
#include <span>
#include <vector>

namespace tix {

/// [from, to)
struct Spell {
  Instant from;
  Instant to;
};

/// Stays and spans in order; borrowed. Those that end before anything asked about may be left out, as may all
/// spans where nothing asks for them.
struct Past {
  TicketId ticket;
  std::span<const Stay> stays;
  std::span<const Span> spans;
};

/// The span that holds `t`, which is not before the creation; a blank one when spans were left out.
const Span& span_at(std::span<const Span> spans, Instant t);

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

/// Apart from each other, in order: where any of `spells` is.
std::vector<Spell> united(std::vector<Spell> spells);

}  // namespace tix
