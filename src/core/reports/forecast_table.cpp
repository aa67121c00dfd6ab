// The coming days as rows and charts. The charts begin with past days, so that a reader sees whether the
// forecast continues them.
#include "tix/reports/forecast_table.hpp"

#include "tix/report/measure.hpp"

namespace tix {
namespace {

struct Shown {
  const ComingDays* row;
  const ComingDays* as_is;  // null: there is no what-if
};

template <Likely ComingDays::*What, std::int64_t Likely::*Which>
Cell told(const Shown& shown) {
  return shown.row->*What.*Which;
}

std::vector<Measure<Shown>> forecast_measures(bool has_what_if) {
  constexpr auto kNumber = ColumnKind::number;
  std::vector<Measure<Shown>> all = {
      {"created", kNumber, told<&ComingDays::created, &Likely::middle>},
      {"created_low", kNumber, told<&ComingDays::created, &Likely::low>},
      {"created_high", kNumber, told<&ComingDays::created, &Likely::high>},
      {"resolved", kNumber, told<&ComingDays::resolved, &Likely::middle>},
      {"resolved_low", kNumber, told<&ComingDays::resolved, &Likely::low>},
      {"resolved_high", kNumber, told<&ComingDays::resolved, &Likely::high>},
      {"open", kNumber, told<&ComingDays::open, &Likely::middle>},
      {"open_low", kNumber, told<&ComingDays::open, &Likely::low>},
      {"open_high", kNumber, told<&ComingDays::open, &Likely::high>},
  };
  if (has_what_if)
    all.push_back({"open_as_is", kNumber, [](const Shown& s) { return Cell{s.as_is->open.middle}; }});
  return all;
}

std::vector<Extra> extras(const ForecastResult& told) {
  constexpr auto kNumber = ColumnKind::number, kPercent = ColumnKind::percent;
  const BackTest& test = told.back_test;
  const auto& empty_on = told.forecast.empty_on;
  return {
      {{"open_now", kNumber}, told.open_now},
      {{"empty_on", ColumnKind::word}, told.empty_on.value_or("never")},
      {{"days_to_empty", kNumber}, empty_on ? Cell{static_cast<std::int64_t>(*empty_on)} : Cell{}},
      {{"base_days", kNumber}, told.base_days},
      {{"tested_weeks", kNumber}, test.weeks},
      {{"tested_inside_pct", kPercent}, percent_or_empty(test.inside, test.days)},
      {{"tested_mean_error", kNumber}, ratio_or_empty(test.error, test.days)},
      {{"tested_error_pct", kPercent}, percent_or_empty(test.error, test.open)},
  };
}

std::optional<double> drawn(std::int64_t count) {
  return static_cast<double>(count);
}

std::vector<std::string> all_names(const ForecastResult& told) {
  std::vector<std::string> names;
  for (const RowBefore& row : told.before) names.push_back(row.name);
  names.insert(names.end(), told.names.begin(), told.names.end());
  return names;
}

ChartSeries line(std::string name, Meaning meaning) {
  ChartSeries series;
  series.name = std::move(name);
  series.meaning = meaning;
  return series;
}

/// Returns the chart of open tickets: the past, then the forecast. The lines share the last point of the
/// past.
Chart open_chart(const ForecastResult& told) {
  Chart chart{.shape = ChartShape::lines,
              .title = "Open, and what may come",
              .x_name = told.keys.front().name,
              .x = all_names(told),
              .series = {}};
  ChartSeries was = line("open", Meaning::plain), comes = line("forecast", Meaning::second);
  ChartSeries as_is = line("as it is", Meaning::muted);
  for (std::size_t i = 0; i < told.before.size(); ++i) {
    const auto open = drawn(told.before[i].open_at_end);
    const auto met = i + 1 == told.before.size() ? open : std::nullopt;
    was.values.push_back(open);
    for (auto* values : {&comes.values, &comes.low, &comes.high, &as_is.values}) values->push_back(met);
  }
  for (std::size_t i = 0; i < told.forecast.rows.size(); ++i) {
    const Likely& open = told.forecast.rows[i].open;
    was.values.emplace_back();
    comes.values.push_back(drawn(open.middle));
    comes.low.push_back(drawn(open.low));
    comes.high.push_back(drawn(open.high));
    if (told.as_is) as_is.values.push_back(drawn(told.as_is->rows[i].open.middle));
  }
  chart.series = {std::move(was), std::move(comes)};
  if (told.as_is) chart.series.push_back(std::move(as_is));
  return chart;
}

/// Appends the past and the forecast to a series. What came or went already in the first row is added to its
/// forecast, so that the first row is as complete as the others.
ChartSeries flow_line(const ForecastResult& told, Likely ComingDays::*what, std::int64_t DayPart::*part,
                      ChartSeries series) {
  for (const RowBefore& row : told.before) {
    series.values.push_back(drawn(row.flow.*part));
    series.low.emplace_back();
    series.high.emplace_back();
  }
  std::int64_t already = told.so_far.*part;
  for (const ComingDays& row : told.forecast.rows) {
    const Likely& likely = row.*what;
    series.values.push_back(drawn(already + likely.middle));
    series.low.push_back(drawn(already + likely.low));
    series.high.push_back(drawn(already + likely.high));
    already = 0;
  }
  return series;
}

Chart flow_chart(const ForecastResult& told) {
  Chart chart{.shape = ChartShape::lines,
              .title = "Created against resolved",
              .x_name = told.keys.front().name,
              .x = all_names(told),
              .series = {}};
  chart.series = {flow_line(told, &ComingDays::created, &DayPart::came, line("created", Meaning::warning)),
                  flow_line(told, &ComingDays::resolved, &DayPart::went, line("resolved", Meaning::good))};
  return chart;
}

}  // namespace

Report forecast_table(const ForecastResult& told) {
  std::map<std::vector<GroupKey>, Shown> rows;
  for (std::size_t i = 0; i < told.names.size(); ++i) {
    std::vector<GroupKey> key;
    if (!told.keys.empty()) key.push_back({static_cast<int>(i), told.names[i]});
    rows.emplace(std::move(key), Shown{&told.forecast.rows[i], told.as_is ? &told.as_is->rows[i] : nullptr});
  }
  const Shown total{&told.forecast.total, told.as_is ? &told.as_is->total : nullptr};
  Report report = measured(told.keys, rows, total, forecast_measures(told.as_is.has_value()));
  report.totals_extra = extras(told);
  if (!told.keys.empty()) report.charts = {open_chart(told), flow_chart(told)};
  return report;
}

namespace {

constexpr ReportExample kForecastExamples[] = {
    {"tix report forecast", "The next two weeks, from the last 90 days."},
    {"tix report forecast --by week --chart", "The next eight weeks, the one that has begun among them."},
    {"tix report forecast --agents +2 --days 30", "Would two more agents be enough?"},
    {"tix report forecast --arrivals +30% team:network", "What if a third more came to a team?"},
    {"tix report forecast --hours summer.toml --fail-if 'open_high>200'", "Shorter hours, and an alarm."},
};

constexpr Metric kForecastMetrics[] = {
    {.name = "created",
     .formula = "What comes in that day: created, reopened and moved into the filter. The middle of 2000 "
                "runs that draw each day from the past days of its weekday.",
     .trap = "A past with an outage in it forecasts outages.",
     .views = "stays spans"},
    {.name = "created_*",
     .formula = "The 10th and the 90th of 100 of those runs.",
     .trap = "The total's interval is that of the sum, narrower than the sum of intervals.",
     .views = "stays spans"},
    {.name = "resolved",
     .formula = "What goes in that day: resolved, dropped and moved out of the filter; no more than is open. "
                "As created.",
     .trap = "Drawn from what was resolved, not from what could have been: a desk that had little to do "
             "looks slow.",
     .views = "stays spans"},
    {.name = "resolved_*", .formula = "As created_*.", .views = "stays spans"},
    {.name = "open",
     .formula = "Open at the end of the day, in the middle of all runs.",
     .trap = "It is not exactly the open of yesterday, plus created, less resolved: those are middles of "
             "other runs.",
     .views = "stays spans"},
    {.name = "open_low",
     .formula = "The 10th of 100 runs.",
     .trap = "Four of five days end inside, if the days to come are like those past.",
     .views = "stays spans"},
    {.name = "open_high",
     .formula = "The 90th of 100 runs.",
     .trap = "One day in ten ends above it.",
     .views = "stays spans"},
    {.name = "open_as_is",
     .formula = "open without the what-if, from the same draws.",
     .views = "stays spans"},
    {.name = "open_now", .formula = "Open as of the report.", .views = "stays"},
    {.name = "empty_on",
     .formula = "The day at whose end nothing is open for the first time, in the middle run; never: not "
                "within a year.",
     .trap = "A desk that keeps up is empty now and then by chance.",
     .views = "stays"},
    {.name = "days_to_empty",
     .formula = "From the first day told to empty_on. Empty: never.",
     .views = "stays"},
    {.name = "base_days",
     .formula = "The whole past days that were drawn from.",
     .trap = "What changed since is not known to them.",
     .views = "stays"},
    {.name = "tested_weeks",
     .formula = "Forecasts of seven days made for the last eight weeks, each from the weeks before it.",
     .views = "stays"},
    {.name = "tested_inside_pct",
     .formula = "Of the days of those weeks: open at their end lay from open_low to open_high.",
     .trap = "It should be near 80. Days of one week are alike, so it is rough.",
     .views = "stays"},
    {.name = "tested_mean_error",
     .formula = "How many tickets open was off, on average over those days.",
     .views = "stays"},
    {.name = "tested_error_pct",
     .formula = "The sum of those errors / the sum of what was open.",
     .views = "stays"},
};

}  // namespace

constinit const ReportDescription kForecast = {
    .name = "forecast",
    .summary = "what the coming days may bring, and what if",
    .by = "day",
    .days = 90,
    .only_over_time = true,
    .about = {"Draws the coming days from the desk's own, each from days of its weekday, two thousand times. "
              "A row has the middle of all runs, and from _low to _high the interval that holds in four of "
              "five. created is all that comes (reopened and moved in, too), resolved all that goes; the "
              "first day is what is left of today. empty_on: when nothing is open any more, or never within "
              "a year.",
              "The totals say how well it would have gone: forecasts for the last eight weeks, each from the "
              "weeks before it. tested_inside_pct should be near 80; tested_mean_error is how many tickets "
              "it was off."},
    .examples = kForecastExamples,
    .metrics = kForecastMetrics,
};

}  // namespace tix
