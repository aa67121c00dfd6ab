// Holidays and closures from an iCalendar file.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/time/zone.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// In the order of their dates, what repeats each year first; each once. Names are one line of printable
/// text.
struct IcsDays {
  std::vector<Holiday> holidays;
  std::vector<Closure> closures;
};

/// What of the file's events falls on `dates`: whole days are holidays, each year's where the file says so;
/// times are closures on the clocks of `zone`, cut at midnight. Cancelled events and those that last no time
/// are left out. `text` is UTF-8, or UTF-16 with a mark. Error usage with `file` and line for what is no
/// calendar or cannot be understood.
IcsDays read_ics(std::string_view text, const std::string& file, const DateRange& dates, const Zone& zone);

}  // namespace tix::format
