// The calendars of the golden cases, with functions in local time.
#pragma once

#include "core/calendar/calendar_sample.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/calendar/time_text.hpp"
#include "tix/time/local_text.hpp"

#include <string>
#include <vector>

namespace tix::test::golden {

inline constexpr auto kOfficeHours = "mon-fri 09:00-17:00";
constexpr Seconds hours(int n) {
  return Seconds{n * 3600};
}

inline Calendar with_holidays(const std::string& zone, const std::string& weekly,
                              const std::vector<std::string>& dates) {
  auto rules = tix::test::rules(zone, weekly);
  for (const auto& date : dates) rules.holidays.push_back(tix::parse_holiday(date));
  return Calendar{rules};
}

/// Returns the instant of a local time such as `2026-08-07 16:30`.
inline Instant at(const Calendar& calendar, const std::string& local) {
  return tix::parse_time(local, calendar.zone(), Instant{}).from;
}

inline std::string due_at(const Calendar& calendar, const std::string& start, Seconds target) {
  return format_local(due(calendar, at(calendar, start), target), calendar.zone());
}

inline Seconds elapsed_between(const Calendar& calendar, const std::string& from, const std::string& to) {
  return elapsed(calendar, at(calendar, from), at(calendar, to));
}

}  // namespace tix::test::golden
