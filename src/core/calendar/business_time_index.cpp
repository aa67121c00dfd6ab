// Builds the index over three centuries and searches it in both directions.
//
// Between two exceptional dates the week repeats, so working time there is arithmetic: whole weeks times the
// sum of a week, plus a partial week. Each exceptional date stores the seconds before it. They increase with
// the date, so both a date and a number of seconds are found by binary search.
#include "core/calendar/business_time_index.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace tix {
namespace {

constexpr Date kFirst = Date::from_days(-25569);  // 1899-12-30
constexpr Date kLast = Date::from_days(84007);    // 2200-01-02
constexpr std::int32_t kMondayShift = 3;          // 1969-12-29 was a Monday

/// Returns the number of whole weeks, rounded down also for negative days.
constexpr std::int64_t floor_weeks(std::int64_t days) {
  return (days >= 0 ? days : days - 6) / 7;
}

std::int64_t length(std::span<const OpenHours> hours) {
  return std::accumulate(hours.begin(), hours.end(), std::int64_t{0},
                         [](std::int64_t sum, const OpenHours& i) { return sum + i.close - i.open; });
}

std::int64_t length(const WorkingDay& day) {
  std::int64_t sum = 0;
  for (const auto& [open, close] : day.hours) sum += (day.instant_at(close) - day.instant_at(open)).count;
  return sum;
}

}  // namespace

BusinessTimeIndex::BusinessTimeIndex(const Calendar& calendar) : zone_(&calendar.zone()) {
  for (std::size_t i = 0; i < weekly_.size(); ++i) {
    const auto hours = calendar.weekly_hours(*kWeekdayNames.at(i));
    weekly_[i].assign(hours.begin(), hours.end());
    week_sum_[i + 1] = week_sum_[i] + length(hours);
  }
  const auto& jumps = zone_->irregular_dates();
  const auto exceptional = calendar.exceptional_dates({kFirst, kLast});
  std::vector<Date> dates;
  dates.reserve(jumps.size() + exceptional.size());
  std::ranges::set_union(jumps, exceptional, std::back_inserter(dates));

  exceptions_.reserve(dates.size());
  auto jump = jumps.begin();
  for (const auto date : dates) {
    while (jump != jumps.end() && *jump < date) ++jump;
    const bool jumps_here = jump != jumps.end() && *jump == date;
    const auto hours = calendar.hours_on(date);
    const auto& usual = weekly_[date.weekday()];
    const bool usual_hours = std::ranges::equal(hours, usual);
    if (date < kFirst || date > kLast || (usual_hours && (!jumps_here || hours.empty()))) continue;

    const auto* previous = exceptions_.empty() ? nullptr : &exceptions_.back();
    Exception exception{.date = date,
                        .clock_jumps = jumps_here,
                        .first = static_cast<std::uint32_t>(pool_.size()),
                        .count = static_cast<std::uint32_t>(hours.size()),
                        .before = before(date, previous)};
    exception.seconds = jumps_here ? length(WorkingDay{0, hours, date, zone_, std::nullopt}) : length(hours);
    pool_.insert(pool_.end(), hours.begin(), hours.end());
    exceptions_.push_back(exception);
  }
}

std::int64_t BusinessTimeIndex::regular_before(Date date) const {
  const auto weeks = floor_weeks(date.days() + kMondayShift);
  return weeks * week_sum_.back() + week_sum_[static_cast<std::size_t>(date.weekday())];
}

std::int64_t BusinessTimeIndex::before(Date date, const Exception* previous) const {
  if (previous == nullptr) return regular_before(date);
  return previous->after() + regular_before(date) - regular_before(previous->date + 1);
}

WorkingDay BusinessTimeIndex::day(Date date) const {
  const auto it = std::ranges::lower_bound(exceptions_, date, {}, &Exception::date);
  const bool exceptional = it != exceptions_.end() && it->date == date;
  WorkingDay day{.date = date, .zone = zone_};
  if (exceptional) {
    day.before = it->before;
    day.hours = std::span{pool_}.subspan(it->first, it->count);
  } else {
    day.before = before(date, it == exceptions_.begin() ? nullptr : &*std::prev(it));
    day.hours = weekly_[date.weekday()];
  }
  if (!exceptional || !it->clock_jumps) day.midnight = zone_->first_at_or_after(LocalTime{date, 0});
  return day;
}

std::optional<Date> BusinessTimeIndex::date_reaching(std::int64_t total) const {
  const auto next = std::ranges::lower_bound(exceptions_, total, {}, &Exception::before);
  const auto* previous = next == exceptions_.begin() ? nullptr : &*std::prev(next);
  if (previous != nullptr && previous->after() >= total) return previous->date;

  // The rest falls on regular dates: whole weeks at once, then at most seven days.
  const auto start = previous == nullptr ? kFirst : previous->date + 1;
  const auto left = total - before(start, previous);
  const auto week = week_sum_.back();
  if (week == 0) return std::nullopt;
  const auto weeks = (left - 1) / week;
  if (weeks > (kLast - start) / 7) return std::nullopt;
  auto date = start + static_cast<std::int32_t>(7 * weeks);
  for (auto rest = left - weeks * week; rest > 0; date = date + 1) {
    const auto weekday = static_cast<std::size_t>(date.weekday());
    rest -= week_sum_[weekday + 1] - week_sum_[weekday];
  }
  date = date - 1;
  return date <= kLast ? std::optional{date} : std::nullopt;
}

}  // namespace tix
