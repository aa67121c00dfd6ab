// A calendar as content: one text for all ways to write the same rules, and back.
#include "core/time/text_scan.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/text/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {

std::string Calendar::canonical() const {
  auto text = fmt::format("zone {}\n", zone().name());
  for (const Weekday day : kWeekdayNames.enumerators()) {
    if (weekly_[day].empty()) continue;
    text += fmt::format("{} {}\n", weekday_name(day), format_hours(weekly_[day]));
  }
  for (const auto& date : yearly_dates()) {
    text += fmt::format("holiday {}\n", format_holiday({YearlyRange{date, date}, {}}));
  }
  const auto add_holiday = [&text](Date first, Date last) {
    if (first <= last) text += fmt::format("holiday {}\n", format_holiday({DateRange{first, last}, {}}));
  };
  // A date with hours of its own is left out of the holidays it lies in: they no longer matter to it.
  auto dated = dated_hours_.begin();
  for (auto [first, last] : dated_holidays_) {
    while (dated != dated_hours_.end() && dated->date < first) ++dated;
    for (; dated != dated_hours_.end() && dated->date <= last; ++dated) {
      add_holiday(first, dated->date - 1);
      first = dated->date + 1;
    }
    add_holiday(first, last);
  }
  for (const auto& [date, hours] : dated_hours_) {
    const auto& usual = is_yearly_holiday(date) ? Hours{} : weekly_[date.weekday()];
    if (hours != usual) text += fmt::format("date {} {}\n", format_date(date), format_hours(hours));
  }
  return text;
}

Calendar Calendar::from_canonical(std::string_view text) try {
  CalendarRules rules;
  for (TextScan lines{text}; !lines.done(); lines.skip('\n')) {
    TextScan line{lines.until("\n")};
    const auto word = line.until(" ");
    line.skip(' ');
    if (word == "zone") {
      rules.zone = &Zone::find(line.rest());
    } else if (word == "holiday") {
      rules.holidays.push_back(parse_holiday(line.rest()));
    } else if (word == "date") {
      const auto date = line.until(" ");
      rules.special_days.push_back(parse_special_day(date, line.rest()));
    } else {
      const auto [first, last] = parse_weekdays(word);
      rules.weekly.push_back({first, last, parse_hours(line.rest())});
    }
  }
  return Calendar{std::move(rules)};
} catch (const Error& error) {
  throw Error(ErrorKind::storage, fmt::format("a stored calendar cannot be read: {}", error.what()),
              error.hint());
}

}  // namespace tix
