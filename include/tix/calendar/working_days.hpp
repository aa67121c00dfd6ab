// Days on which somebody works.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/calendar/period.hpp"
#include "tix/time/zone.hpp"

#include <cstdint>
#include <vector>

namespace tix {

/// How many days of `zone` have a second of the range in which one of `calendars` is open; null among them:
/// 24x7. No calendar at all works every day.
std::int64_t working_days(const Interval& range, const std::vector<const Calendar*>& calendars,
                          const Zone& zone);

}  // namespace tix
