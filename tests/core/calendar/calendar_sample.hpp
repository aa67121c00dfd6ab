// Calendars for tests, from short texts or at random.
#pragma once

#include "random_pick.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/calendar/calendar_text.hpp"

#include <string>
#include <vector>

namespace tix::test {

/// Returns `text` split at every `separator`, and no parts for an empty text.
std::vector<std::string> split(const std::string& text, char separator);

/// Returns a calendar with weekly hours such as `mon-fri 09:00-17:00; sat 09:00-12:00`.
CalendarRules rules(const std::string& zone, const std::string& weekly);
Calendar calendar(const std::string& zone, const std::string& weekly);

/// Unusual zones: changes at midnight or of half an hour, skipped dates, negative summer time, odd offsets.
const std::vector<std::string>& odd_zones();

/// Returns a valid calendar with random hours, holidays, special days and closures from 2009 to 2028.
CalendarRules random_rules(Random& random, const std::string& zone);

/// Returns an instant from 2009 to 2028, often next to a zone change or on a full hour.
Instant random_instant(Random& random, const Zone& zone);

}  // namespace tix::test
