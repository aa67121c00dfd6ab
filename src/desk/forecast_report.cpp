// Days read, what is asked made a ratio, and the runs told.
#include "desk/forecast_report.hpp"

#include "desk/forecast_days.hpp"
#include "desk/sliced_past.hpp"
#include "tix/calendar_text.hpp"
#include "tix/error.hpp"
#include "tix/forecast_report.hpp"

#include <numeric>
#include <set>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// How much of the past a chart of the future shows.
constexpr std::size_t kPastShown = 28;

/// Those who held a ticket of the base when it was resolved.
std::int64_t agents_who_resolved(Reading& reading, Slicing& slicing, const Range& base) {
  std::set<AgentId> agents;
  each_sliced_past(reading, slicing, base, true, [&](const Past& past) {
    for (const Stay& stay : past.stays) {
      if (stay.went != Went::resolved || !base.contains(stay.to)) continue;
      const Span span = span_left(past.spans, stay);
      if (span.agent && !slicing.at(span).empty()) agents.insert(span.agent);
    }
  });
  return static_cast<std::int64_t>(agents.size());
}

Ratio agents_ratio(std::int64_t had, std::int64_t more) {
  if (had == 0)
    throw Error(ErrorKind::refused,
                "--agents scales what each agent resolved; no resolved ticket of these days had one");
  if (had + more < 0)
    throw Error(
        ErrorKind::refused,
        fmt::format("--agents {}: so many did not resolve anything in these days, only {}", more, had));
  return {had + more, had};
}

/// Hours a week of all active agents together, holidays aside.
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
    throw Error(ErrorKind::refused, "--hours compares the working hours of agents; the desk has none");
  return {weekly_seconds(tried), hours};
}

/// In lowest terms: what it is multiplied with may be large.
Ratio reduced(const Ratio& ratio) {
  const std::int64_t common = std::gcd(ratio.part, ratio.of);
  return {ratio.part / common, ratio.of / common};
}

WhatIf what_if(Reading& reading, Slicing& slicing, const Range& base, const ForecastAsked& asked) {
  WhatIf what;
  what.came = {100 + asked.arrivals_pct, 100};
  if (asked.agents != 0) what.went = agents_ratio(agents_who_resolved(reading, slicing, base), asked.agents);
  if (asked.hours != nullptr) {
    const Ratio hours = hours_ratio(reading.desk(), *asked.hours);
    what.went = reduced({what.went.part * hours.part, what.went.of * hours.of});
  }
  return what;
}

std::string name_of_day(Date first, std::size_t index) {
  return format_date(first + static_cast<std::int32_t>(index));
}

}  // namespace

ReportAnswer forecast_report(Reading& reading, const ReportQuestion& question, const ForecastAsked& asked) {
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  ForecastDays days = forecast_days(reading, slicing, question);
  const Range base{question.zone->first_at_or_after({days.base_from(), 0}),
                   question.zone->first_at_or_after({days.base_to(), 0})};
  ForecastQuestion drawn{days.base(), days.open, days.coming, asked.days, {}, asked.seed};
  ForecastTold told;
  const bool is_what_if = asked.agents != 0 || asked.arrivals_pct != 0 || asked.hours != nullptr;
  if (is_what_if) {
    told.as_is = forecast(drawn);
    drawn.what_if = what_if(reading, slicing, base, asked);
  }
  told.forecast = forecast(drawn);
  for (std::size_t i = 0; i < asked.days; ++i) told.days.push_back(name_of_day(days.today, i));
  told.open_now = days.open;
  if (told.forecast.empty_on) told.empty_on = name_of_day(days.today, *told.forecast.empty_on);
  told.base_days = static_cast<std::int64_t>(days.base().size());
  told.back_test = back_test(days.past, days.from, days.to, asked.seed);
  told.today = days.so_far;
  const std::size_t past = days.past.size();
  for (std::size_t i = past > kPastShown ? past - kPastShown : 0; i < past; ++i) {
    const auto& [kind, before, after, open_at_cut, open_at_end] = days.past[i];
    told.before.push_back(
        {name_of_day(days.first, i), {before.came + after.came, before.went + after.went}, open_at_end});
  }
  ReportAnswer answer{tix::forecast_report(told), std::move(days.tickets)};
  return answer;
}

}  // namespace tix::desk
