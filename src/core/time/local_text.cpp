// Formats instants by the clock of a zone.
#include "tix/time/local_text.hpp"

#include "tix/text/enum_table.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace tix {

std::string format_local(Instant t, const Zone& zone) {
  const LocalTime local = zone.local(t);
  const auto [year, month, day] = local.date().ymd();
  const auto second = local.second_of_day();
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", year, month, day, second / 3600, second / 60 % 60);
}

std::string format_moment(Instant t, const Zone& zone) {
  const auto second = zone.local(t).second_of_day() % 60;
  return format_local(t, zone) + (second == 0 ? std::string() : fmt::format(":{:02}", second));
}

std::string long_date(Date date) {
  constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
  const YearMonthDay day = date.ymd();
  return fmt::format("{} {} {}", day.day, kMonths[static_cast<std::size_t>(day.month) - 1], day.year);
}

std::string_view long_name(Weekday weekday) {
  constexpr auto kNames =
      enum_names<Weekday>({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
  return kNames[weekday];
}

}  // namespace tix
