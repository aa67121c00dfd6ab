// Makes random calendars with many edge cases: midnight, whole days, overlaps, dates with zone changes.
#include "core/calendar/calendar_sample.hpp"

#include "tix/text/error.hpp"

#include <sstream>

namespace tix::test {
namespace {

constexpr Date kFirst = Date::from_days(14245);    // 2009-01-01
constexpr Date kLast = Date::from_days(21183);     // 2027-12-31
constexpr Date kNewYear = Date::from_days(15340);  // 2012-01-01, two days after Apia skipped one

/// A third of the dates are next to zone changes and a third around one New Year, so that rules and instants
/// meet often.
Date random_date(Random& random, const Zone& zone) {
  const auto& jumps = zone.irregular_dates();
  const auto kind = pick(random, 0, 2);
  if (kind == 0 && !jumps.empty()) {
    const auto date = one_of(random, jumps);
    if (kFirst <= date && date <= kLast) return date;
  }
  if (kind != 2) return kNewYear + static_cast<std::int32_t>(pick(random, -8, 7));
  return Date::from_days(static_cast<std::int32_t>(pick(random, kFirst.days(), kLast.days())));
}

Hours random_hours(Random& random, bool may_cross) {
  Hours hours;
  for (auto n = pick(random, 0, 3); n > 0; --n) {
    const auto step = pick(random, 0, 3) == 0 ? 1 : 1800;
    const auto open = static_cast<std::int32_t>(pick(random, 0, 86399 / step) * step);
    auto close = static_cast<std::int32_t>(pick(random, 0, 86400 / step) * step);
    if (!may_cross && close <= open) close = kSecondsPerDay;
    hours.push_back({open, close});
  }
  if (pick(random, 0, 9) == 0) hours = {{0, kSecondsPerDay}};
  return hours;
}

}  // namespace

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  if (!text.empty() && text.back() == separator) parts.emplace_back();
  return parts;
}

CalendarRules rules(const std::string& zone, const std::string& weekly) {
  CalendarRules result;
  result.name = "test";
  result.zone = &Zone::find(zone);
  for (auto entry : split(weekly, ';')) {
    entry.erase(0, entry.find_first_not_of(' '));
    const auto blank = entry.find(' ');
    const auto [first, last] = parse_weekdays(entry.substr(0, blank));
    result.weekly.push_back({first, last, parse_hours(entry.substr(blank))});
  }
  return result;
}

Calendar calendar(const std::string& zone, const std::string& weekly) {
  return Calendar{rules(zone, weekly)};
}

const std::vector<std::string>& odd_zones() {
  static const std::vector<std::string> zones{
      "Asia/Jakarta",      "America/New_York", "Europe/London",       "Europe/Paris",     "America/Sao_Paulo",
      "Africa/Cairo",      "Pacific/Apia",     "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu",
      "Africa/Casablanca", "Asia/Gaza",        "America/Santiago",    "Pacific/Auckland", "Europe/Dublin",
      "America/Nuuk",      "Antarctica/Troll", "Pacific/Chatham",     "Asia/Beirut",      "Asia/Pyongyang"};
  return zones;
}

CalendarRules random_rules(Random& random, const std::string& zone_name) {
  const auto& zone = Zone::find(zone_name);
  for (;;) {
    CalendarRules result;
    result.name = "random";
    result.zone = &zone;
    for (int day = 0; day < 7; ++day) {
      const auto weekday = static_cast<Weekday>(day);
      if (pick(random, 0, 3) != 0) result.weekly.push_back({weekday, weekday, random_hours(random, true)});
    }
    for (auto n = pick(random, 0, 12); n > 0; --n) {
      const auto first = random_date(random, zone);
      const auto last =
          pick(random, 0, 1) == 0 ? first : first + static_cast<std::int32_t>(pick(random, 1, 20));
      const auto a = first.ymd(), b = last.ymd();
      if (pick(random, 0, 3) == 0) {
        result.holidays.push_back({YearlyRange{{a.month, a.day}, {b.month, b.day}}, ""});
      } else {
        result.holidays.push_back({DateRange{first, last}, ""});
      }
    }
    for (auto n = pick(random, 0, 8); n > 0; --n) {
      result.special_days.push_back({random_date(random, zone), random_hours(random, true)});
    }
    for (auto n = pick(random, 0, 8); n > 0; --n) {
      result.closures.push_back({random_date(random, zone), random_hours(random, false), ""});
    }
    try {
      return Calendar{result}.rules();
    } catch (const Error&) {
      continue;  // a date given twice, or never open
    }
  }
}

Instant random_instant(Random& random, const Zone& zone) {
  const LocalTime local{random_date(random, zone), static_cast<std::int32_t>(pick(random, 0, 86399))};
  auto t = zone.first_at_or_after(local);
  if (pick(random, 0, 2) == 0) t = Instant::from_unix(t.unix() - t.unix() % 1800);
  return t + WallSeconds{pick(random, -1, 1)};
}

}  // namespace tix::test
