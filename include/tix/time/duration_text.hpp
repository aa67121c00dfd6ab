// Lengths of time as people write them: `4h30m` in, `1d 4h` out.
#pragma once

#include "tix/time/instant.hpp"

#include <string>
#include <string_view>

namespace tix {

/// Whole numbers with units, the larger first, each once: `90s`, `15m`, `4h30m`, `2d`, `1w`; blanks between
/// parts are allowed. A day is 24 hours, a week seven days. From 0s to 100 years (of 365 days). Throws a
/// usage error.
WallSeconds parse_duration(std::string_view text);

/// The same in s, m and h only, for lengths of working time: a "day" could be 8 hours or 24. Throws a usage
/// error.
Seconds parse_working_duration(std::string_view text);

/// For people: the largest unit and the next one, `1d 4h`, `2h 5m`, `45s`, `0s`, cut off below (1h 59m 59s is
/// `1h 59m`); days of 24 hours are the largest unit. Negative with a leading `-`.
std::string format_duration(WallSeconds d);
std::string format_duration(Seconds d);

/// Exact and compact, in h, m and s: `4h30m`, `28h`, `0s`. What parse_working_duration reads, unless
/// negative.
std::string format_exact(Seconds d);
std::string format_exact(WallSeconds d);

}  // namespace tix
