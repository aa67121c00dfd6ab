// Tests each day of the range: its date is open if any calendar has working time in it.
#include "tix/calendar/working_days.hpp"

#include "tix/calendar/business_time.hpp"

#include <algorithm>

namespace tix {

std::int64_t working_days(const Interval& range, const std::vector<const Calendar*>& calendars,
                          const Zone& zone) {
  const auto is_open_in = [&](const Interval& day) {
    return calendars.empty() || std::ranges::any_of(calendars, [&](const Calendar* calendar) {
             return calendar == nullptr || elapsed(*calendar, day.from, day.to).count > 0;
           });
  };
  const std::vector<Period> days = periods_of(range, PeriodUnit::day, zone);
  return std::ranges::count_if(days, [&](const Period& day) { return is_open_in(day.range); });
}

}  // namespace tix
