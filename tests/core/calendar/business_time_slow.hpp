// A slow and obvious computation of working time, which watches the clock of the zone second by second.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/time/instant.hpp"

namespace tix::test {

/// Returns the working seconds in [a, b), counted one by one. A second t lies in [f(open), f(close)) exactly
/// when the latest reading of the clock up to t lies in [open, close), f(x) being the first instant that
/// reads x or later. About 15 ms for ten days.
std::int64_t slow_elapsed(const CalendarRules& rules, Instant a, Instant b);

}  // namespace tix::test
