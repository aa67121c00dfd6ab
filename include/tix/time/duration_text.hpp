// Durations as people write them (`4h30m`) and as they read them (`1d 4h`).
#pragma once

#include "tix/time/instant.hpp"

#include <string>
#include <string_view>

namespace tix {

/// Parses whole numbers with the units w, d, h, m and s, larger units first and each at most once: `90s`,
/// `15m`, `4h30m`, `2d`, `1w`. Blanks are allowed between the parts. A day is 24 hours and a week is seven
/// days. The range is 0s to 100 years of 365 days. Throws Error{usage} for anything else.
WallSeconds parse_duration(std::string_view text);

/// Parses a length of working time like `parse_duration`, but accepts only h, m and s: a "day" of business
/// hours could mean 8 hours or 24. Throws Error{usage}.
Seconds parse_working_duration(std::string_view text);

/// Formats a duration for people with its largest unit and the next smaller one: `1d 4h`, `2h 5m`, `45s`,
/// `0s`. Truncates the rest (1h 59m 59s gives `1h 59m`). Days of 24 hours are the largest unit, also for
/// working time. Negative durations begin with `-`.
std::string format_duration(WallSeconds d);
std::string format_duration(Seconds d);

/// Formats a duration exactly and compactly in h, m and s: `4h30m`, `28h`, `0s`. `parse_working_duration`
/// reads the result back, unless it is negative or longer than 100 years.
std::string format_exact(Seconds d);
std::string format_exact(WallSeconds d);

/// Formats working time for people, rounded half up to what a reader takes in: `1452h` from 100 hours on, to
/// the minute from one hour on (`18h 21m`), `16m 50s` below. Hours are the largest unit. Negative lengths
/// begin with `-`.
std::string format_rounded(Seconds d);

}  // namespace tix
