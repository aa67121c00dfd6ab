// Arithmetic of hours within a day: splitting at midnight, uniting, taking away.
#pragma once

#include "tix/calendar/calendar.hpp"

namespace tix {

/// An interval's parts on its own date and on the next; either may be empty.
struct Parts {
  OpenHours own;
  OpenHours next;
};

Parts split_at_midnight(const OpenHours& interval);

/// Appends `part` unless it is empty.
void add_part(Hours& hours, const OpenHours& part);

/// Sorted, with overlapping and touching intervals joined.
Hours united(Hours hours);

/// `hours` without `taken`; both sorted and disjoint.
Hours without(const Hours& hours, const Hours& taken);

}  // namespace tix
