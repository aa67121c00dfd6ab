// Clock readings carried back by whole days or months.
#include "tix/calendar/period_before.hpp"

#include "core/calendar/period_unit.hpp"
#include "tix/text/enum_table.hpp"

#include <algorithm>

namespace tix {
namespace {

/// How far one period is from the next.
struct Stride {
  std::int32_t days = 0;
  std::int32_t months = 0;
};

constexpr auto kStrides = enum_values<PeriodUnit, Stride>({{1, 0}, {7, 0}, {0, 1}, {0, 3}, {0, 12}});

Date months_back(Date date, std::int32_t months) {
  const YearMonthDay ymd = date.ymd();
  const std::int32_t month = ymd.year * 12 + ymd.month - 1 - months;
  const Date first = Date::from_ymd({month / 12, month % 12 + 1, 1}).value();
  return std::min(first + (ymd.day - 1), next_start(PeriodUnit::month, first) - 1);
}

/// What the clock shows; midnight where the zone's date begins later.
LocalTime reading_at(Instant t, const Zone& zone) {
  const LocalTime shown = zone.reached(t);
  const LocalTime midnight{shown.date(), 0};
  return zone.first_at_or_after(midnight) == t ? midnight : shown;
}

LocalTime back(LocalTime reading, const Stride& stride, int times) {
  return {months_back(reading.date() - stride.days * times, stride.months * times), reading.second_of_day()};
}

}  // namespace

std::vector<Interval> ranges_before(const Interval& range, std::optional<PeriodUnit> unit, const Zone& zone,
                                    int count) {
  const LocalTime from = reading_at(range.from, zone), to = reading_at(range.to, zone);
  const Stride stride =
      unit ? kStrides[*unit] : Stride{zone.reached(range.last()).date() - from.date() + 1, 0};
  std::vector<Interval> before;
  for (int times = 1; times <= count; ++times)
    before.push_back(
        {zone.first_at_or_after(back(from, stride, times)), zone.first_at_or_after(back(to, stride, times))});
  return before;
}

}  // namespace tix
