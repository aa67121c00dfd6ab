// The calendar units, one row each: where they begin, how long they are and what they are called.
#include "core/calendar/period_unit.hpp"

#include "tix/calendar/calendar_text.hpp"

#include <fmt/format.h>

namespace tix {
namespace {

Date first_of_month(int year, int month) {
  return Date::from_ymd({year, month, 1}).value();
}

constexpr int quarter_of(int month) {
  return (month - 1) / 3 + 1;
}

/// Returns the Thursday of the week of `date`. In ISO 8601 a week belongs to the year of its Thursday.
Date thursday_of(Date date) {
  return date + (static_cast<int>(Weekday::thu) - static_cast<int>(date.weekday()));
}

std::string week_name(Date date) {
  const Date thursday = thursday_of(date);
  const int year = thursday.ymd().year;
  return fmt::format("{}-W{:02}", year, (thursday - first_of_month(year, 1)) / 7 + 1);
}

struct UnitRow {
  PeriodUnit unit;
  std::int32_t longest;  ///< days of the longest unit; from any start it leads into the next unit
  Date (*start)(Date);
  std::string (*name)(Date);
};

constexpr auto kUnits = enum_table(
    &UnitRow::unit,
    {{PeriodUnit::day, 1, [](Date date) { return date; }, format_date},
     {PeriodUnit::week, 7, [](Date date) { return date - static_cast<int>(date.weekday()); }, week_name},
     {PeriodUnit::month, 31, [](Date date) { return first_of_month(date.ymd().year, date.ymd().month); },
      [](Date date) { return fmt::format("{}-{:02}", date.ymd().year, date.ymd().month); }},
     {PeriodUnit::quarter, 92,
      [](Date date) { return first_of_month(date.ymd().year, quarter_of(date.ymd().month) * 3 - 2); },
      [](Date date) { return fmt::format("{}-Q{}", date.ymd().year, quarter_of(date.ymd().month)); }},
     {PeriodUnit::year, 366, [](Date date) { return first_of_month(date.ymd().year, 1); },
      [](Date date) { return fmt::format("{}", date.ymd().year); }}});

constexpr const UnitRow& row_of(PeriodUnit unit) {
  return kUnits[unit];
}

}  // namespace

Date start_of(PeriodUnit unit, Date date) {
  return row_of(unit).start(date);
}

Date next_start(PeriodUnit unit, Date start) {
  return row_of(unit).start(start + row_of(unit).longest);
}

std::optional<Date> week_start(int year, int week) {
  const Date start = start_of(PeriodUnit::week, Date::from_ymd({year, 1, 4}).value()) + (week - 1) * 7;
  if (thursday_of(start).ymd().year != year) return std::nullopt;
  return start;
}

Interval range_of(PeriodUnit unit, Date start, const Zone& zone) {
  return {zone.first_at_or_after({start, 0}), zone.first_at_or_after({next_start(unit, start), 0})};
}

std::string unit_name(PeriodUnit unit, Date date) {
  return row_of(unit).name(date);
}

}  // namespace tix
