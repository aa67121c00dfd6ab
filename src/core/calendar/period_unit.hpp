// Where calendar units begin and end.
#pragma once

#include "tix/calendar/period.hpp"
#include "tix/time/local_time.hpp"

#include <optional>
#include <string>

namespace tix {

/// The first date of the unit that `date` lies in.
Date start_of(PeriodUnit unit, Date date);
/// The first date of the unit after the one that begins at `start`.
Date next_start(PeriodUnit unit, Date start);
/// Returns the Monday of an ISO week, or nullopt when the year has no such week.
std::optional<Date> week_start(int year, int week);
/// The name of the unit that `date` lies in: `2026-W32`.
std::string unit_name(PeriodUnit unit, Date date);
/// The unit that begins at `start`, as the zone's clock has it. Empty when the zone skipped all of it.
Interval range_of(PeriodUnit unit, Date start, const Zone& zone);

}  // namespace tix
