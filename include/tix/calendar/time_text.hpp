// Times as people type them, in a zone.
#pragma once

#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <string>
#include <string_view>

namespace tix {

/// The meaning of a TIME: one second, or a whole day of the zone. Half-open: [from, to).
struct TimeRange {
  Instant from;
  Instant to;
  bool whole_day = false;

  /// Returns the last second, which a date means for `--as-of`. For a date that the zone skipped it is the
  /// second before the jump.
  Instant last() const { return to - WallSeconds{1}; }
};

/// Parses a TIME of the command line:
/// - RFC 3339;
/// - `2026-08-07 16:30[:05]` or `2026-08-07` in `zone`, by the rule of Zone::first_at_or_after;
/// - `now`, `today`, `yesterday`, and `monday` to `sunday` for the latest one up to and including today;
/// - `-3d` or `+2h` from now in wall time, where a day is 24 hours.
/// Throws Error{usage} for anything else, and for times outside 1900 to 2199.
TimeRange parse_time(std::string_view text, const Zone& zone, Instant now);

}  // namespace tix
