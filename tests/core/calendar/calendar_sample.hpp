// Calendars for tests: from short texts, and at random.
#pragma once

#include "random_pick.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/calendar/calendar_text.hpp"

#include <string>
#include <vector>

namespace tix::test {

/// `text` split at every `separator`; no parts in an empty text.
std::vector<std::string> split(const std::string& text, char separator);

/// Weekly hours from `mon-fri 09:00-17:00; sat 09:00-12:00`, in a zone.
CalendarRules rules(const std::string& zone, const std::string& weekly);
Calendar calendar(const std::string& zone, const std::string& weekly);

/// Zones with every oddity: midnight and half-hour changes, skipped dates, negative summer time, odd offsets.
const std::vector<std::string>& odd_zones();

/// Any hours, holidays, special days and closures of a calendar that is not refused, within 2009 to 2028.
CalendarRules random_rules(Random& random, const std::string& zone);

/// An instant from 2009 to 2028, often next to a zone change or on a full hour.
Instant random_instant(Random& random, const Zone& zone);

}  // namespace tix::test
