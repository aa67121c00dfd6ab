// Where calendar units begin and end.
#pragma once

#include "tix/calendar/period.hpp"
#include "tix/time/local_time.hpp"

#include <optional>
#include <string>

namespace tix {

/// Returns the first date of the unit that contains `date`.
Date start_of(PeriodUnit unit, Date date);
/// Returns the first date of the next unit. `start` must be the first date of a unit.
Date next_start(PeriodUnit unit, Date start);
/// Returns the Monday of an ISO week, or nullopt if the year has no week of this number (1 to 52 or 53).
std::optional<Date> week_start(int year, int week);
/// Returns the name of the unit that contains `date`, such as `2026-W32`.
std::string unit_name(PeriodUnit unit, Date date);
/// Returns the unit that begins at `start` as instants of the zone. Empty if the zone skipped all of it.
Interval range_of(PeriodUnit unit, Date start, const Zone& zone);

}  // namespace tix
