// Shares only the offsets of zones and the date arithmetic with the product.
#include "core/calendar/business_time_slow.hpp"

#include <algorithm>
#include <vector>

namespace tix::test {
namespace {

/// One flag per second of a date: whether it is working.
std::vector<char> seconds_of(const CalendarRules& rules, Date date) {
  std::vector<char> open(kSecondsPerDay, 0);
  const auto mark = [&](const Hours& hours, bool own_part, bool next_part, char flag) {
    for (const auto& [from, to] : hours) {
      for (std::int32_t s = 0; s < kSecondsPerDay; ++s) {
        const bool crosses = to <= from;
        const bool own = own_part && s >= from && (crosses || s < to);
        const bool next = next_part && crosses && s < to;
        if (own || next) open[static_cast<std::size_t>(s)] = flag;
      }
    }
  };
  const auto special = [&](Date d) -> const SpecialDay* {
    for (const auto& day : rules.special_days) {
      if (day.date == d) return &day;
    }
    return nullptr;
  };
  const auto covers = [&](const WeeklyHours& weekly, Weekday day) {
    for (auto d = static_cast<int>(weekly.first);; d = (d + 1) % 7) {
      if (static_cast<Weekday>(d) == day) return true;
      if (static_cast<Weekday>(d) == weekly.last) return false;
    }
  };
  const auto is_holiday = [&] {
    const auto ymd = date.ymd();
    const MonthDay md{ymd.month, ymd.day};
    return std::ranges::any_of(rules.holidays, [&](const Holiday& holiday) {
      if (const auto* range = std::get_if<DateRange>(&holiday.when))
        return range->first <= date && date <= range->last;
      const auto& [first, last] = std::get<YearlyRange>(holiday.when);
      return first <= last ? first <= md && md <= last : md >= first || md <= last;
    });
  };

  if (const auto* day = special(date)) {
    mark(day->hours, true, false, 1);
  } else if (!is_holiday()) {
    for (const auto& weekly : rules.weekly) {
      mark(weekly.hours, covers(weekly, date.weekday()), covers(weekly, (date - 1).weekday()), 1);
    }
    if (const auto* eve = special(date - 1)) mark(eve->hours, false, true, 1);
  }
  for (const auto& closure : rules.closures) {
    if (closure.date == date) mark(closure.hours, true, false, 0);
  }
  return open;
}

}  // namespace

std::int64_t slow_elapsed(const CalendarRules& rules, Instant a, Instant b) {
  constexpr WallSeconds kSecond{1}, kWarmUp{2 * kSecondsPerDay};  // by then the latest reading is known
  LocalTime latest = rules.zone->local(a - kWarmUp);
  Date date = latest.date() - 1;
  std::vector<char> open;
  std::int64_t sum = 0;
  for (auto t = a - kWarmUp; t < b; t = t + kSecond) {
    latest = std::max(latest, rules.zone->local(t));
    if (t < a) continue;
    if (open.empty() || latest.date() != date) {
      date = latest.date();
      open = seconds_of(rules, date);
    }
    sum += open[static_cast<std::size_t>(latest.second_of_day())];
  }
  return sum;
}

}  // namespace tix::test
