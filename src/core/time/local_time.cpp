// Converts between days since 1970 and year, month and day.
#include "tix/time/local_time.hpp"

#include <date/date.h>

namespace tix {

std::optional<Date> Date::from_ymd(const YearMonthDay& ymd) {
  if (ymd.month < 1 || ymd.day < 1) return std::nullopt;
  const date::year_month_day date{date::year{ymd.year}, date::month{static_cast<unsigned>(ymd.month)},
                                  date::day{static_cast<unsigned>(ymd.day)}};
  if (!date.ok()) return std::nullopt;
  return from_days(date::sys_days{date}.time_since_epoch().count());
}

YearMonthDay Date::ymd() const {
  const date::year_month_day date{date::sys_days{date::days{days_}}};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace tix
