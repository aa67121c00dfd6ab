// Reads the past days, turns the what-if into factors, and runs the forecast. With a what-if it runs twice
// with the same random numbers, so that the difference between the two results comes from the what-if alone.
#include "desk/report/forecast_report.hpp"

#include "desk/report/forecast_days.hpp"
#include "desk/report/history_scan.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/reports/forecast_table.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// The number of past rows in a chart.
constexpr std::ptrdiff_t kPastShown = 28;

/// Returns the number of agents who held a ticket when it was resolved within the base.
std::int64_t agents_who_resolved(Reading& reading, Slicing& slicing, const Interval& base) {
  std::set<AgentId> agents;
  scan_history(reading, slicing, base, Spans::always, [&](const Past& past) {
    for (const OpenInterval& open_interval : past.open_intervals) {
      if (open_interval.closed_by != ClosedBy::resolved || !base.contains(open_interval.to)) continue;
      const StateInterval state_interval = state_interval_left(past.state_intervals, open_interval);
      if (state_interval.agent && !slicing.at(state_interval).empty()) agents.insert(state_interval.agent);
    }
  });
  return static_cast<std::int64_t>(agents.size());
}

/// Returns the factor for departures with `more` agents than the `had` who resolved tickets in the base.
Ratio agents_ratio(std::int64_t had, std::int64_t more) {
  if (had == 0)
    throw Error(ErrorKind::refused,
                "--agents needs resolved tickets with an agent, and these days have none");
  if (had + more < 0)
    throw Error(
        ErrorKind::refused,
        fmt::format("--agents {} is too many: only {} agents resolved tickets in these days", more, had));
  return {had + more, had};
}

/// Returns the weekly working hours of all active agents together, without holidays, in seconds.
std::int64_t weekly_seconds(const Desk& desk) {
  constexpr std::int64_t kDay = 86400;
  std::int64_t sum = 0;
  for (const AgentPolicy& agent : desk.agents) {
    if (!agent.active) continue;
    const auto calendar = desk.calendar(desk.hours_of(agent));
    for (int day = 0; day < 7; ++day) {
      if (!calendar) {
        sum += kDay;
        continue;
      }
      for (const auto& [open, close] : calendar->weekly_hours(static_cast<Weekday>(day))) sum += close - open;
    }
  }
  return sum;
}

Ratio hours_ratio(const Desk& desk, const Desk& tried) {
  const std::int64_t hours = weekly_seconds(desk);
  if (hours == 0)
    throw Error(ErrorKind::refused, "--hours needs agents with working hours, and the desk has none");
  return {weekly_seconds(tried), hours};
}

/// Returns the ratio in lowest terms, because it is multiplied by large numbers.
Ratio reduced(const Ratio& ratio) {
  const std::int64_t common = std::gcd(ratio.part, ratio.of);
  return {ratio.part / common, ratio.of / common};
}

WhatIf what_if(Reading& reading, Slicing& slicing, const Interval& base, const ForecastAsked& asked) {
  WhatIf what;
  what.came = {100 + asked.arrivals_pct, 100};
  if (asked.agents != 0) what.went = agents_ratio(agents_who_resolved(reading, slicing, base), asked.agents);
  if (asked.hours != nullptr) {
    const Ratio hours = hours_ratio(reading.desk(), *asked.hours);
    what.went = reduced({what.went.part * hours.part, what.went.of * hours.of});
  }
  return what;
}

/// Groups the days of a forecast into rows of a calendar unit, or into a single row if there is no unit.
class RowNames {
 public:
  explicit RowNames(std::optional<PeriodUnit> unit) : unit_(unit) {}

  std::string of(Date first, std::size_t index) const {
    return unit_ ? period_name(*unit_, first + static_cast<std::int32_t>(index)) : std::string();
  }
  /// Returns the number of days in the default number of rows.
  std::size_t usual_days(Date today) const {
    const PeriodUnit unit = unit_.value_or(PeriodUnit::day);
    const std::vector<std::size_t> all = RowNames(unit).ends(today, kForecastHorizon);
    return all[std::min(kUsualRows[unit], all.size()) - 1];
  }
  std::vector<std::size_t> ends(Date today, std::size_t days) const {
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i < days; ++i)
      if (of(today, i) != of(today, i - 1)) ends.push_back(i);
    ends.push_back(days);
    return ends;
  }

 private:
  std::optional<PeriodUnit> unit_;
};

/// Returns the past as complete rows. Past days of the row that contains today are added to `so_far` instead.
std::vector<RowBefore> rows_before(const ForecastDays& days, const RowNames& names, DayPart& so_far) {
  const std::size_t past = days.past.size();
  const std::string now = names.of(days.today, 0), cut = names.of(days.first, 0);
  const bool is_first_cut = names.of(days.first - 1, 0) == cut;
  std::vector<RowBefore> rows;
  for (std::size_t i = 0; i < past; ++i) {
    const PastDay& day = days.past[i];
    const DayPart flow{day.before.came + day.after.came, day.before.went + day.after.went};
    const std::string name = names.of(days.first, i);
    if (name == now) {
      so_far.came += flow.came;
      so_far.went += flow.went;
    } else if (!is_first_cut || name != cut) {
      if (rows.empty() || rows.back().name != name) rows.push_back({name, {}, 0});
      rows.back().flow.came += flow.came;
      rows.back().flow.went += flow.went;
      rows.back().open_at_end = day.open_at_end;
    }
  }
  if (std::ssize(rows) > kPastShown) rows.erase(rows.begin(), rows.end() - kPastShown);
  return rows;
}

}  // namespace

ReportAnswer forecast_report(Reading& reading, const ReportQuestion& question, const ForecastAsked& asked) {
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  ForecastDays days = forecast_days(reading, slicing, question);
  const Interval base{question.zone.first_at_or_after({days.base_from(), 0}),
                      question.zone.first_at_or_after({days.base_to(), 0})};
  const RowNames names(question.by.period());
  const std::size_t shown = asked.days.value_or(names.usual_days(days.today));
  const std::vector<std::size_t> ends = names.ends(days.today, shown);
  ForecastQuestion drawn{days.base(), days.open, days.coming, shown, {}, asked.seed, ends};
  ForecastResult result;
  const bool is_what_if = asked.agents != 0 || asked.arrivals_pct != 0 || asked.hours != nullptr;
  if (is_what_if) {
    result.as_is = forecast(drawn);
    drawn.what_if = what_if(reading, slicing, base, asked);
  }
  result.forecast = forecast(drawn);
  result.keys = question.by.columns();
  for (const std::size_t end : ends) result.names.push_back(names.of(days.today, end - 1));
  result.open_now = days.open;
  if (result.forecast.empty_on)
    result.empty_on = format_date(days.today + static_cast<std::int32_t>(*result.forecast.empty_on));
  result.base_days = static_cast<std::int64_t>(days.base().size());
  result.back_test = back_test(days.past, days.from, days.to, asked.seed);
  result.so_far = days.so_far;
  result.before = rows_before(days, names, result.so_far);
  ReportAnswer answer{forecast_table(result), std::move(days.tickets)};
  return answer;
}

}  // namespace tix::desk
