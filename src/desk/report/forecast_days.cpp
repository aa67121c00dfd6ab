// Computes the past days by a trend report with two periods per day, in a single pass over the tickets.
#include "desk/report/forecast_days.hpp"

#include "desk/report/report_pipeline.hpp"
#include "store/ticket/past_reader.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/reports/trend_report.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Decides on which dates the desk works, by its working hours. Without any, all dates are worked.
class WorkedDates {
 public:
  explicit WorkedDates(const Desk& desk) {
    for (const Calendar* calendar : desk.working_hours()) calendars_.insert(calendar);
    if (calendars_.empty()) calendars_.insert(nullptr);
  }

  DayKind kind_of(Date date) const {
    const Weekday weekday = date.weekday();
    const bool closed = std::ranges::all_of(calendars_, [&](const Calendar* calendar) {
      return calendar != nullptr && calendar->hours_on(date).empty();
    });
    const bool usually_open = std::ranges::any_of(calendars_, [&](const Calendar* calendar) {
      return calendar == nullptr || !calendar->weekly_hours(weekday).empty();
    });
    return {weekday, closed, closed && usually_open};
  }

 private:
  std::set<const Calendar*> calendars_;  // null: 24x7; the order, by address, never matters
};

/// Divides days into two periods each. An empty part, as the first one at midnight, is no period.
class CutDays {
 public:
  CutDays(const Zone& zone, std::int32_t cut) : zone_(&zone), cut_(cut) {}

  void add(Date date) {
    const Instant begin = zone_->first_at_or_after({date, 0});
    const Instant end = zone_->first_at_or_after({date + 1, 0});
    const Instant middle = std::clamp(zone_->first_at_or_after({date, cut_}), begin, end);
    const auto morning = add_part(begin, middle);
    parts_.emplace_back(morning, add_part(middle, end));
  }
  void add_today(Date today, Instant now) { today_ = add_part(zone_->first_at_or_after({today, 0}), now); }

  PeriodRow periods() const { return PeriodRow(periods_); }

  std::vector<PastDay> days(const std::vector<TrendTally>& tallies) const {
    std::vector<PastDay> days;
    for (const auto& [before, after] : parts_) {
      PastDay& day = days.emplace_back();
      day.open_at_cut = day.open_at_end =
          days.size() > 1 ? days[days.size() - 2].open_at_end : tallies.front().open_start;
      if (before) {
        day.before = part_of(tallies[*before].flow);
        day.open_at_cut = day.open_at_end = tallies[*before].open_end();
      }
      if (after) {
        day.after = part_of(tallies[*after].flow);
        day.open_at_end = tallies[*after].open_end();
      }
    }
    return days;
  }
  DayPart so_far(const std::vector<TrendTally>& tallies) const {
    return today_ ? part_of(tallies[*today_].flow) : DayPart{};
  }

 private:
  std::optional<std::size_t> add_part(Instant from, Instant to) {
    if (from >= to) return std::nullopt;
    periods_.push_back({{}, {from, to}});
    return periods_.size() - 1;
  }

  static DayPart part_of(const Flow& flow) {
    return {flow.created + flow.reopened + flow.moved_in, flow.resolved + flow.dropped + flow.moved_out};
  }

  const Zone* zone_;
  std::int32_t cut_;
  std::vector<Period> periods_;
  std::optional<std::size_t> today_;
  std::vector<std::pair<std::optional<std::size_t>, std::optional<std::size_t>>> parts_;
};

/// Returns the first date that begins at or after `from`.
Date first_whole_day(Instant from, const Zone& zone) {
  const Date date = zone.local(from).date();
  return zone.first_at_or_after({date, 0}) < from ? date + 1 : date;
}

void refuse_short(Date from, Date to) {
  if (to - from >= static_cast<std::int32_t>(kLeastBaseDays)) return;
  const std::string there = to <= from ? "there are none"
                                       : fmt::format("from {} to {} there are {}", format_date(from),
                                                     format_date(to - 1), to - from);
  throw Error(ErrorKind::refused,
              fmt::format("a forecast needs at least {} whole days; {}", kLeastBaseDays, there));
}

void refuse_missing_weekday(std::span<const PastDay> base) {
  if (const auto weekday = missing_weekday(base))
    throw Error(ErrorKind::refused,
                fmt::format("a forecast needs at least two worked days of each weekday, and {} has fewer",
                            weekday_name(*weekday)),
                "begin earlier with --from");
}

}  // namespace

ForecastDays forecast_days(Reading& reading, Slicing& slicing, const ReportQuestion& question) {
  const Zone& zone = question.zone;
  const Interval range = question.periods.whole();
  const Instant now = reading.as_of() + WallSeconds{1};
  const LocalTime clock = zone.local(now);
  ForecastDays days;
  days.today = clock.date();
  const std::optional<Instant> birth = store::first_stay(reading.database());
  const Date first_known = birth ? zone.local(*birth).date() + 1 : days.today;
  const Date asked = first_whole_day(range.from, zone);
  const Date from = std::max(asked, first_known), to = std::min(zone.local(range.to).date(), days.today);
  refuse_short(from, to);
  days.first = std::max(asked - static_cast<std::int32_t>(7 * kBackTestWeeks), first_known);
  days.from = static_cast<std::size_t>(from - days.first);
  days.to = static_cast<std::size_t>(to - days.first);

  CutDays cut(zone, clock.second_of_day());
  for (Date date = days.first; date < days.today; date = date + 1) cut.add(date);
  cut.add_today(days.today, now);
  ReportQuestion in_parts = question;
  in_parts.periods = cut.periods();
  TrendReport trend(scope_of(reading, in_parts, slicing));
  scan_history(reading, slicing, in_parts.periods.whole(), Spans::as_needed, [&](const Past& past) {
    if (trend.add(past, {}) && question.wants_tickets && was_there(past.open_intervals, range))
      days.tickets.push_back(past.ticket);
  });
  const std::vector<TrendTally> tallies = trend.totals();
  days.past = cut.days(tallies);
  days.so_far = cut.so_far(tallies);
  days.open = tallies.back().open_end();

  const WorkedDates worked(reading.desk());
  for (std::size_t i = 0; i < days.past.size(); ++i)
    days.past[i].kind = worked.kind_of(days.first + static_cast<std::int32_t>(i));
  for (std::size_t i = 0; i < kForecastHorizon; ++i)
    days.coming.push_back(worked.kind_of(days.today + static_cast<std::int32_t>(i)));
  refuse_missing_weekday(days.base());
  return days;
}

}  // namespace tix::desk
