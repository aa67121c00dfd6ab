// Arithmetic on the hours of a day: split at midnight, unite, subtract.
#pragma once

#include "tix/calendar/calendar.hpp"

namespace tix {

/// The parts of an interval on its own date and on the next. Either may be empty.
struct Parts {
  OpenHours own;
  OpenHours next;
};

/// Splits an interval as written in rules, where close <= open crosses midnight: `09:00-09:00` is 24 hours.
Parts split_at_midnight(const OpenHours& interval);

/// Appends `part` unless it is empty.
void add_part(Hours& hours, const OpenHours& part);

/// Returns the hours sorted, with overlapping and touching intervals joined.
Hours united(Hours hours);

/// Returns `hours` without `taken`. Both must be sorted and disjoint.
Hours without(const Hours& hours, const Hours& taken);

}  // namespace tix
