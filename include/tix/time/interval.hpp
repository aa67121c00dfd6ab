// A half-open interval of instants. All intervals of tix are half-open, so that adjacent ones share no second
// and their lengths add up.
#pragma once

#include "tix/time/instant.hpp"

#include <compare>

namespace tix {

/// [from, to) in UTC. Empty if both are equal. `to` is Instant::open_end() if the interval has not ended.
struct Interval {
  Instant from;
  Instant to;

  /// Returns the last second before the interval.
  Instant before() const { return from - WallSeconds{1}; }
  /// Returns the last second in the interval, which must not be empty.
  Instant last() const { return to - WallSeconds{1}; }
  bool contains(Instant t) const { return from <= t && t < to; }

  friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
};

}  // namespace tix
