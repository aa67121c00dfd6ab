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

constexpr Measure<Shown> kForecastMeasures[] = {
    {{.name = "created",
      .label = "created",
      .unit = "tickets",
      .is_main = true,
      .formula = "What comes in that day: created, reopened and moved into the filter. The middle of 2000 "
                 "runs that draw each day from the past days of its weekday.",
      .trap = "A past with an outage in it forecasts outages.",
      .views = "stays spans"},
     told<&ComingDays::created, &Likely::middle>},
    {{.name = "created_low",
      .label = "created low",
      .unit = "tickets",
      .formula = "The 10th and the 90th of 100 of those runs.",
      .trap = "The total's interval is that of the sum, narrower than the sum of intervals.",
      .views = "stays spans"},
     told<&ComingDays::created, &Likely::low>},
    {{.name = "created_high",
      .label = "created high",
      .unit = "tickets",
      .formula = "The 10th and the 90th of 100 of those runs.",
      .trap = "The total's interval is that of the sum, narrower than the sum of intervals.",
      .views = "stays spans"},
     told<&ComingDays::created, &Likely::high>},
    {{.name = "resolved",
      .label = "resolved",
      .unit = "tickets",
      .is_main = true,
      .formula =
          "What goes in that day: resolved, dropped and moved out of the filter; no more than is open. "
          "As created.",
      .trap = "Drawn from what was resolved, not from what could have been: a desk that had little to do "
              "looks slow.",
      .views = "stays spans"},
     told<&ComingDays::resolved, &Likely::middle>},
    {{.name = "resolved_low",
      .label = "resolved low",
      .unit = "tickets",
      .formula = "As created_*.",
      .views = "stays spans"},
     told<&ComingDays::resolved, &Likely::low>},
    {{.name = "resolved_high",
      .label = "resolved high",
      .unit = "tickets",
      .formula = "As created_*.",
      .views = "stays spans"},
     told<&ComingDays::resolved, &Likely::high>},
    {{.name = "open",
      .label = "open",
      .unit = "tickets",
      .is_main = true,
      .formula = "Open at the end of the day, in the middle of all runs.",
      .trap = "It is not exactly the open of yesterday, plus created, less resolved: those are middles of "
              "other runs.",
      .views = "stays spans"},
     told<&ComingDays::open, &Likely::middle>},
    {{.name = "open_low",
      .label = "open low",
      .unit = "tickets",
      .is_main = true,
      .formula = "The 10th of 100 runs.",
      .trap = "Four of five days end inside, if the days to come are like those past.",
      .views = "stays spans"},
     told<&ComingDays::open, &Likely::low>},
    {{.name = "open_high",
      .label = "open high",
      .unit = "tickets",
      .is_main = true,
      .formula = "The 90th of 100 runs.",
      .trap = "One day in ten ends above it.",
      .views = "stays spans"},
     told<&ComingDays::open, &Likely::high>},
    {{.name = "open_as_is",
      .label = "open as it is",
      .unit = "tickets",
      .is_main = true,
      .formula = "open without the what-if, from the same draws.",
      .views = "stays spans"},
     [](const Shown& s) { return Cell{s.as_is->open.middle}; }},
};

/// They stand beside the totals, and say how far the forecast can be trusted.
constexpr Measure<ForecastResult> kForecastTrust[] = {
    {{.name = "open_now",
      .label = "open now",
      .unit = "tickets",
      .formula = "Tickets open as of the report.",
      .views = "stays"},
     [](const ForecastResult& r) { return Cell{r.open_now}; }},
    {{.name = "empty_on",
      .label = "empty on",
      .kind = ColumnKind::word,
      .formula =
          "The day at whose end no ticket is open for the first time in the middle run; `never` if that does not happen within a year.",
      .trap = "A desk that keeps up is empty now and then by chance.",
      .views = "stays"},
     [](const ForecastResult& r) { return Cell{r.empty_on.value_or("never")}; }},
    {{.name = "days_to_empty",
      .label = "days to empty",
      .unit = "days",
      .formula = "The days from the first forecast day to empty_on. Empty if that is never.",
      .views = "stays"},
     [](const ForecastResult& r) {
       return r.forecast.empty_on ? Cell{static_cast<std::int64_t>(*r.forecast.empty_on)} : Cell{};
     }},
    {{.name = "base_days",
      .label = "days drawn from",
      .unit = "days",
      .formula = "The whole past days from which the runs draw.",
      .trap = "They know nothing of what has changed since.",
      .views = "stays"},
     [](const ForecastResult& r) { return Cell{r.base_days}; }},
    {{.name = "tested_weeks",
      .label = "weeks tested",
      .unit = "weeks",
      .formula =
          "The past weeks, at most eight, for which a seven-day forecast was made from the weeks before them.",
      .views = "stays"},
     [](const ForecastResult& r) { return Cell{r.back_test.weeks}; }},
    {{.name = "tested_inside_pct",
      .label = "inside the interval %",
      .kind = ColumnKind::percent,
      .formula =
          "The days of the tested weeks on which open tickets at the end lay between open_low and open_high / all days tested.",
      .trap = "It should be near 80. Days of one week are alike, so it is rough.",
      .views = "stays"},
     [](const ForecastResult& r) { return percent_or_empty(r.back_test.inside, r.back_test.days); }},
    {{.name = "tested_mean_error",
      .label = "mean error",
      .unit = "tickets",
      .formula = "The mean difference between forecast and actual open tickets over the days tested.",
      .views = "stays"},
     [](const ForecastResult& r) { return ratio_or_empty(r.back_test.error, r.back_test.days); }},
    {{.name = "tested_error_pct",
      .label = "error %",
      .kind = ColumnKind::percent,
      .formula = "The sum of those differences / the sum of the actual open tickets.",
      .views = "stays"},
     [](const ForecastResult& r) { return percent_or_empty(r.back_test.error, r.back_test.open); }},
};
constexpr std::array kForecastMetrics = metrics_of(kForecastMeasures, kForecastTrust);

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
  std::span<const Measure<Shown>> measures = kForecastMeasures;
  if (!told.as_is) measures = measures.first(measures.size() - 1);
  Report report = measured(told.keys, rows, total, measures);
  report.totals_extra = extras(told, kForecastTrust);
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

}  // namespace

constinit const ReportDescription kForecast = {
    .name = "forecast",
    .title = "forecast",
    .summary = "Forecast open tickets and try changes",
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
