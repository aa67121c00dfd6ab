// Counts the days on which somebody works.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/calendar/period.hpp"
#include "tix/time/zone.hpp"

#include <cstdint>
#include <vector>

namespace tix {

/// Returns the number of days in `zone` on which at least one of `calendars` is open within `range`. A null
/// calendar is 24x7. Without any calendar every day counts. Linear in the days of the range.
std::int64_t working_days(const Interval& range, const std::vector<const Calendar*>& calendars,
                          const Zone& zone);

}  // namespace tix
