// Points in time as people type and read them, in a zone.
#pragma once

#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <string>
#include <string_view>

namespace tix {

/// What a TIME said: a second, or a whole day of the zone. Half-open: [from, to).
struct TimeRange {
  Instant from;
  Instant to;
  bool whole_day = false;

  /// The last second of it: what `--as-of` a date means. Of a date the zone skipped, the second before the
  /// jump.
  Instant last() const { return to - WallSeconds{1}; }
};

/// Reads a TIME of the command line: RFC 3339; `2026-08-07 16:30[:05]` and `2026-08-07` in `zone`; `now today
/// yesterday`; `monday` to `sunday`, the latest one, today included; `-3d`, `+2h` from now, in wall time (a
/// day is 24 h). Local times follow Zone::first_at_or_after. Throws a usage error for all else and outside
/// 1900..2199.
TimeRange parse_time(std::string_view text, const Zone& zone, Instant now);

/// `2026-08-07 16:30`, what the zone's clock shows.
std::string format_local(Instant t, const Zone& zone);

}  // namespace tix
