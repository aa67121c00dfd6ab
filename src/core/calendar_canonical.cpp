// Reads back the canonical text of a calendar, as bindings keep it.
#include "tix/calendar.hpp"
#include "tix/calendar_text.hpp"
#include "tix/error.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include <fmt/format.h>

namespace tix {
namespace {

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

/// `07 00020000`: bit `day` for each holiday of the month.
void read_yearly(std::string_view text, std::vector<Holiday>& holidays) {
  const int month = std::stoi(std::string(take_until(text, ' ')));
  std::uint32_t days = 0;
  std::from_chars(text.data(), text.data() + text.size(), days, 16);
  for (int day = 1; day <= 31; ++day)
    if (days >> static_cast<unsigned>(day) & 1u)
      holidays.push_back({YearlyRange{{month, day}, {month, day}}, {}});
}

bool is_only(const Holiday& holiday, Date date) {
  const auto* range = std::get_if<DateRange>(&holiday.when);
  return range && range->first == date && range->last == date;
}

}  // namespace

Calendar Calendar::from_canonical(std::string_view text) {
  CalendarRules rules;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    const std::string_view word = take_until(line, ' ');
    if (word == "zone") {
      rules.zone = &Zone::find(line);
    } else if (word == "holiday") {
      rules.holidays.push_back(parse_holiday(line));
    } else if (word == "yearly") {
      read_yearly(line, rules.holidays);
    } else if (word == "date") {
      const std::string_view date = take_until(line, ' ');
      rules.special_days.push_back(parse_special_day(date, line));
    } else {
      const auto [first, last] = parse_weekdays(word);
      rules.weekly.push_back({first, last, parse_hours(line)});
    }
  }
  // Hours of a date win over a holiday on it, and the same date singly both ways is refused as a slip.
  for (const SpecialDay& special : rules.special_days)
    std::erase_if(rules.holidays, [&](const Holiday& holiday) { return is_only(holiday, special.date); });
  return Calendar{std::move(rules)};
}

}  // namespace tix
