// Holidays and closures from an iCalendar file.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/time/zone.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Sorted by date, with yearly dates first, and without duplicates. Names are one line of printable text.
struct IcsDays {
  std::vector<Holiday> holidays;
  std::vector<Closure> closures;
};

/// Returns the events of the file that fall on `dates`. Whole days become holidays, yearly ones if the file
/// repeats them so; times become closures by the clocks of `zone`, split at midnight. Cancelled events and
/// events without a length are left out. `text` is UTF-8, or UTF-16 with a byte order mark. Throws
/// Error{usage} with file and line if the text is not a calendar or cannot be understood.
IcsDays read_ics(std::string_view text, const std::string& file, const DateRange& dates, const Zone& zone);

}  // namespace tix::format
