// The half-open interval of instants.
#pragma once

#include "tix/time/instant.hpp"

#include <compare>

namespace tix {

/// [from, to): holds `from`, not `to`. Empty where they are equal; `to` is Instant::open_end() where it has
/// no end.
struct Interval {
  Instant from;
  Instant to;

  /// The last second before it.
  Instant before() const { return from - WallSeconds{1}; }
  /// The last second in it.
  Instant last() const { return to - WallSeconds{1}; }
  bool contains(Instant t) const { return from <= t && t < to; }

  friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
};

}  // namespace tix
