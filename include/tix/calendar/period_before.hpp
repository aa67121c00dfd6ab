// What a period is compared with: the ones of its length before it.
#pragma once

#include "tix/calendar/period.hpp"

#include <optional>
#include <vector>

namespace tix {

/// The `count` ranges before `range`, the nearest first: the same clock readings of the zone so many days,
/// weeks, months or quarters earlier. A range that is cut off now is compared with the same part of the ones
/// before. With no unit they are as many days apart as `range` has a second in. Of a day that a month lacks
/// its last one.
std::vector<Interval> ranges_before(const Interval& range, std::optional<PeriodUnit> unit, const Zone& zone,
                                    int count);

}  // namespace tix
