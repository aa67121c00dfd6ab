// Reads [calendar.NAME]: zone, weekly hours, holidays, special days, closures.
#include "desk/file/desk_file_calendar.hpp"

#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace tix::desk {
namespace {

constexpr int kDaysOfWeek = 7;

bool zone(const TomlValue& value, CalendarRules& rules, FileReading&) {
  const std::string* name = one_line(value);
  if (name != nullptr) rules.zone = &Zone::find(*name);
  return name != nullptr;
}

bool holidays(const TomlValue& value, CalendarRules& rules, FileReading& reading) {
  return each_text(value, reading,
                   [&](const std::string& text, Spot) { rules.holidays.push_back(parse_holiday(text)); });
}

bool closures(const TomlValue& value, CalendarRules& rules, FileReading& reading) {
  return each_text(value, reading,
                   [&](const std::string& text, Spot) { rules.closures.push_back(parse_closure(text)); });
}

bool is_single_holiday(const CalendarRules& rules, Date date) {
  return std::ranges::any_of(rules.holidays, [&](const Holiday& holiday) {
    const auto* range = std::get_if<DateRange>(&holiday.when);
    return range != nullptr && range->first == date && range->last == date;
  });
}

/// Reads special days, after the holidays: no date may be both.
bool special_days(const TomlValue& value, CalendarRules& rules, FileReading& reading) {
  const TomlTable* table = value.as<TomlTable>();
  if (table == nullptr) return false;
  for (const TomlEntry& entry : *table) {
    const std::string* hours = entry.value.as<std::string>();
    if (hours == nullptr) {
      reading.mistake(entry.value.at,
                      fmt::format("the hours of '{}' are {}; accepted: \"09:00-12:00\", or \"\" for closed",
                                  entry.key, shown(entry.value)));
      continue;
    }
    reading.locate(entry.at, "", [&] {
      const SpecialDay day = parse_special_day(entry.key, *hours);
      if (is_single_holiday(rules, day.date))
        reading.mistake(entry.at, fmt::format("{} is both a holiday and a special day; accepted: one of them",
                                              entry.key));
      rules.special_days.push_back(day);
    });
  }
  return true;
}

constexpr std::array kCalendarKeys = {
    Key<CalendarRules>{zone,
                       {.name = "zone",
                        .accepted = kZoneAccepted,
                        .fallback = "the zone of the desk",
                        .meaning = "The time zone of the hours.",
                        .example = R"("Europe/Lisbon")"}},
    Key<CalendarRules>{holidays,
                       {.name = "holidays",
                        .accepted = R"(a list such as ["2026-08-17 Independence", "12-25"])",
                        .fallback = "[]",
                        .meaning = "Dates without working hours: one date, a date of every year, or a range "
                                   "of either. A name may follow.",
                        .example = R"(["2026-06-10 Dia de Portugal", "01-01 New Year", "12-24..12-26"])"}},
    Key<CalendarRules>{closures,
                       {.name = "closures",
                        .accepted = R"(a list such as ["2026-08-14 13:00-17:00 stock count"])",
                        .fallback = "[]",
                        .meaning = "Hours of one date that are not worked. A name may follow.",
                        .example = R"(["2026-07-31 15:00-17:00 safety drill"])"}},
    Key<CalendarRules>{
        special_days,
        {.name = "special",
         .accepted = R"(dates with their hours: "2026-12-31" = "09:00-12:00")",
         .fallback = "{}",
         .meaning = "Dates with hours of their own, which replace the weekly hours and any yearly or ranged "
                    "holiday. \"\" means closed.",
         .example = R"({ "2026-12-31" = "09:00-12:00", "2026-12-30" = "" })"}},
};

/// The keys that name weekdays, as one row.
constexpr KeyRow kWeekdayRow = {
    .name = "mon-fri",
    .accepted = R"(hours such as "09:00-12:00 13:00-17:00")",
    .fallback = "closed",
    .meaning =
        "The weekly hours of a day (mon) or of a range of days (tue-thu, sat-sun). Hours may cross "
        "midnight, as in \"22:00-06:00\"; \"00:00-24:00\" is the whole day.",
    .example = R"("09:00-17:00")"};

/// Returns the bits of the weekdays from first to last, across the end of the week.
unsigned days_of(const WeeklyHours& weekly) {
  unsigned days = 0;
  for (int day = static_cast<int>(weekly.first);; day = (day + 1) % kDaysOfWeek) {
    days |= 1u << day;
    if (day == static_cast<int>(weekly.last)) return days;
  }
}

unsigned days_of(const std::vector<WeeklyHours>& weekly) {
  unsigned days = 0;
  for (const WeeklyHours& one : weekly) days |= days_of(one);
  return days;
}

/// Reads `mon-thu = "..."`. Returns false if the key is not a weekday.
bool weekly_hours(const TomlEntry& entry, CalendarRules& rules, FileReading& reading) {
  WeeklyHours weekly;
  try {
    std::tie(weekly.first, weekly.last) = parse_weekdays(entry.key);
  } catch (const Error&) {
    return false;
  }
  if (const unsigned again = days_of(rules.weekly) & days_of(weekly); again != 0) {
    const Weekday day = *kWeekdayNames.at(std::countr_zero(again));
    reading.mistake(entry.at, fmt::format("'{}' sets the hours of {} again; accepted: each weekday once",
                                          entry.key, weekday_name(day)));
    return true;
  }
  if (const std::string* hours = entry.value.as<std::string>())
    reading.locate(entry.value.at, entry.key, [&] { weekly.hours = parse_hours(*hours); });
  else
    reading.mistake(entry.value.at, fmt::format("'{}' is {}; accepted: {}", entry.key, shown(entry.value),
                                                kWeekdayRow.accepted));
  rules.weekly.push_back(std::move(weekly));
  return true;
}

void read_calendar(const TomlEntry& entry, Desk& desk, FileReading& reading) {
  CalendarRules rules;
  rules.name = entry.key;
  rules.zone = &Zone::find(desk.zone);
  const std::size_t before = reading.count();
  read_section(entry.value, fmt::format("[calendar.{}]", entry.key), kCalendarKeys, rules, reading,
               OtherKeys<CalendarRules>{kWeekdayNames, weekly_hours});
  // Incomplete rules would only cause mistakes that are not in the file.
  if (reading.count() != before) return;
  reading.locate(entry.at, "", [&] {
    desk.calendars.emplace(entry.key, std::make_shared<const Calendar>(std::move(rules)));
  });
}

}  // namespace

std::vector<KeyRow> calendar_rows() {
  std::vector<KeyRow> rows = rows_of(kCalendarKeys);
  rows.insert(rows.begin(), kWeekdayRow);
  return rows;
}

bool read_calendars(const TomlValue& value, Desk& desk, FileReading& reading) {
  const TomlTable* table = value.as<TomlTable>();
  if (table == nullptr) return false;
  for (const TomlEntry& entry : *table) {
    reading.declare_key(Declares::calendar, entry);
    read_calendar(entry, desk, reading);
  }
  return true;
}

}  // namespace tix::desk
