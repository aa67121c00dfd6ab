// A calendar's queries by date; calendar_rules.cpp checks and lays out the rules behind them.
#include "tix/calendar/calendar.hpp"

#include "core/calendar/business_time_index.hpp"

#include <algorithm>
#include <iterator>
#include <mutex>

namespace tix {
namespace {

std::uint32_t day_bit(int day) {
  return std::uint32_t{1} << static_cast<unsigned>(day);
}

}  // namespace

struct Calendar::LazyIndex {
  std::once_flag once;
  std::unique_ptr<const BusinessTimeIndex> index;
};

Calendar::Calendar(CalendarRules rules) : rules_(std::move(rules)), index_(std::make_shared<LazyIndex>()) {
  read_weekly();
  read_holidays();
  read_dated_hours();
  refuse_ten_closed_years();
}

const Calendar& Calendar::always() {
  static const Calendar calendar{
      {.name = "24x7", .weekly = {{Weekday::mon, Weekday::sun, {{0, kSecondsPerDay}}}}}};
  return calendar;
}

bool Calendar::is_holiday(Date date) const {
  const auto next = std::ranges::upper_bound(dated_holidays_, date, {}, &DateRange::first);
  return (next != dated_holidays_.begin() && date <= std::prev(next)->last) || is_yearly_holiday(date);
}

bool Calendar::is_yearly_holiday(Date date) const {
  const auto ymd = date.ymd();
  return (yearly_holidays_[static_cast<std::size_t>(ymd.month)] & day_bit(ymd.day)) != 0;
}

std::vector<MonthDay> Calendar::yearly_dates() const {
  std::vector<MonthDay> dates;
  for (int month = 1; month <= 12; ++month) {
    const auto days = yearly_holidays_[static_cast<std::size_t>(month)];
    for (int day = 1; days != 0 && day <= 31; ++day) {
      if ((days & day_bit(day)) != 0) dates.push_back({month, day});
    }
  }
  return dates;
}

std::span<const OpenHours> Calendar::hours_on(Date date) const {
  const auto it = std::ranges::lower_bound(dated_hours_, date, {}, &DatedHours::date);
  if (it != dated_hours_.end() && it->date == date) return it->hours;
  if (is_holiday(date)) return {};
  return weekly_hours(date.weekday());
}

std::vector<Date> Calendar::exceptional_dates(DateRange range) const {
  std::vector<Date> dated;
  for (const auto& hours : dated_hours_) dated.push_back(hours.date);
  for (const auto& holiday : dated_holidays_) {
    const auto last = std::min(holiday.last, range.last);
    for (auto date = std::max(holiday.first, range.first); date <= last; date = date + 1)
      dated.push_back(date);
  }
  std::ranges::sort(dated);
  const auto [first, last] = std::ranges::unique(dated);
  dated.erase(first, last);

  std::vector<Date> yearly;
  const auto month_days = yearly_dates();
  for (auto year = range.first.ymd().year; year <= range.last.ymd().year; ++year) {
    for (const auto& [month, day] : month_days) {
      if (const auto date = Date::from_ymd({year, month, day})) yearly.push_back(*date);
    }
  }
  std::vector<Date> dates;
  dates.reserve(dated.size() + yearly.size());
  std::ranges::set_union(dated, yearly, std::back_inserter(dates));
  std::erase_if(dates, [&](Date date) { return date < range.first || date > range.last; });
  return dates;
}

const BusinessTimeIndex& Calendar::index() const {
  std::call_once(index_->once, [&] { index_->index = std::make_unique<const BusinessTimeIndex>(*this); });
  return *index_->index;
}

}  // namespace tix
