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
Cell likely_cell(const Shown& shown) {
  return shown.row->*What.*Which;
}

constexpr Measure<Shown> kForecastMeasures[] = {
    {{.name = "created",
      .label = "created",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets that will come in that day: created, reopened and moved into the filter. The "
                 "median of 2000 runs, each of which draws the day from past days of the same weekday.",
      .trap = "A past with an outage in it forecasts outages.",
      .views = "stays spans"},
     likely_cell<&ComingDays::created, &Likely::middle>},
    {{.name = "created_low",
      .label = "created, low",
      .unit = "tickets",
      .formula = "The 10th percentile of created over all runs.",
      .trap = "The interval of the totals is that of the sum. It is narrower than the sum of the intervals.",
      .views = "stays spans"},
     likely_cell<&ComingDays::created, &Likely::low>},
    {{.name = "created_high",
      .label = "created, high",
      .unit = "tickets",
      .formula = "The 90th percentile of created over all runs.",
      .trap = "The interval of the totals is that of the sum. It is narrower than the sum of the intervals.",
      .views = "stays spans"},
     likely_cell<&ComingDays::created, &Likely::high>},
    {{.name = "resolved",
      .label = "resolved",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets that will leave in that day: resolved, dropped and moved out of the filter, at "
                 "most as many as are open. The median of the same runs.",
      .trap = "It is drawn from what was resolved and not from what could have been: a desk that had little "
              "to do looks slow.",
      .views = "stays spans"},
     likely_cell<&ComingDays::resolved, &Likely::middle>},
    {{.name = "resolved_low",
      .label = "resolved, low",
      .unit = "tickets",
      .formula = "The 10th percentile of resolved over all runs.",
      .views = "stays spans"},
     likely_cell<&ComingDays::resolved, &Likely::low>},
    {{.name = "resolved_high",
      .label = "resolved, high",
      .unit = "tickets",
      .formula = "The 90th percentile of resolved over all runs.",
      .views = "stays spans"},
     likely_cell<&ComingDays::resolved, &Likely::high>},
    {{.name = "open",
      .label = "open",
      .unit = "tickets",
      .is_main = true,
      .formula = "Open tickets at the end of the day: the median of all runs.",
      .trap = "It is not exactly the open tickets of the day before plus created minus resolved, because "
              "each is a median of its own.",
      .views = "stays spans"},
     likely_cell<&ComingDays::open, &Likely::middle>},
    {{.name = "open_low",
      .label = "open, low",
      .unit = "tickets",
      .is_main = true,
      .formula = "The 10th percentile of open over all runs.",
      .trap =
          "Four of five days end between open_low and open_high, if the coming days are like the past ones.",
      .views = "stays spans"},
     likely_cell<&ComingDays::open, &Likely::low>},
    {{.name = "open_high",
      .label = "open, high",
      .unit = "tickets",
      .is_main = true,
      .formula = "The 90th percentile of open over all runs.",
      .trap = "One day in ten ends above it.",
      .views = "stays spans"},
     likely_cell<&ComingDays::open, &Likely::high>},
    {{.name = "open_as_is",
      .label = "open, unchanged",
      .unit = "tickets",
      .is_main = true,
      .formula = "With --agents, --hours or --arrivals: open without that change, from the same draws.",
      .views = "stays spans"},
     [](const Shown& s) { return Cell{s.as_is->open.middle}; }},
};

/// Follow the totals, and show how far the forecast can be trusted.
constexpr Measure<ForecastResult> kForecastTrust[] = {
    {{.name = "open_now",
      .label = "open now",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets that are open at the moment of the report.",
      .views = "stays"},
     [](const ForecastResult& r) { return Cell{r.open_now}; }},
    {{.name = "empty_on",
      .label = "empty on",
      .kind = ColumnKind::word,
      .is_main = true,
      .formula = "The first day at whose end no ticket is open in the median run, or `never` if there is "
                 "none within a year.",
      .trap = "A desk that keeps up is empty now and then by chance.",
      .views = "stays"},
     [](const ForecastResult& r) { return Cell{r.empty_on.value_or("never")}; }},
    {{.name = "days_to_empty",
      .label = "days to empty",
      .unit = "days",
      .is_main = true,
      .formula = "The days from the first forecast day to empty_on. Empty if that is `never`.",
      .views = "stays"},
     [](const ForecastResult& r) {
       return r.forecast.empty_on ? Cell{static_cast<std::int64_t>(*r.forecast.empty_on)} : Cell{};
     }},
    {{.name = "base_days",
      .label = "days drawn from",
      .unit = "days",
      .is_main = true,
      .formula = "The whole past days from which the runs draw.",
      .trap = "They do not know what has changed since.",
      .views = "stays"},
     [](const ForecastResult& r) { return Cell{r.base_days}; }},
    {{.name = "tested_weeks",
      .label = "weeks tested",
      .unit = "weeks",
      .is_main = true,
      .formula = "The past weeks, at most eight, for which a seven-day forecast was made from the days "
                 "before them.",
      .views = "stays"},
     [](const ForecastResult& r) { return Cell{r.back_test.weeks}; }},
    {{.name = "tested_inside_pct",
      .label = "inside the interval %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "The days of the tested weeks that ended with open tickets from open_low to open_high / all "
                 "days tested.",
      .trap = "It should be near 80. It is a rough measure, because the days of a week are alike.",
      .views = "stays"},
     [](const ForecastResult& r) { return percent_or_empty(r.back_test.inside, r.back_test.days); }},
    {{.name = "tested_mean_error",
      .label = "mean error",
      .unit = "tickets",
      .is_main = true,
      .formula =
          "The mean absolute difference between forecast and actual open tickets over the days tested.",
      .views = "stays"},
     [](const ForecastResult& r) { return ratio_or_empty(r.back_test.error, r.back_test.days); }},
    {{.name = "tested_error_pct",
      .label = "error %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "The sum of those differences / the sum of the actual open tickets.",
      .views = "stays"},
     [](const ForecastResult& r) { return percent_or_empty(r.back_test.error, r.back_test.open); }},
};
constexpr std::array kForecastMetrics = metrics_of(kForecastMeasures, kForecastTrust);

std::optional<double> drawn(std::int64_t count) {
  return static_cast<double>(count);
}

std::vector<std::string> all_names(const ForecastResult& result) {
  std::vector<std::string> names;
  for (const RowBefore& row : result.before) names.push_back(row.name);
  names.insert(names.end(), result.names.begin(), result.names.end());
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
Chart open_chart(const ForecastResult& result) {
  Chart chart{.shape = ChartShape::lines,
              .title = "Open tickets and forecast",
              .x_name = result.keys.front().name,
              .x = all_names(result),
              .series = {}};
  ChartSeries was = line("open", Meaning::plain), comes = line("forecast", Meaning::second);
  ChartSeries as_is = line("unchanged", Meaning::muted);
  for (std::size_t i = 0; i < result.before.size(); ++i) {
    const auto open = drawn(result.before[i].open_at_end);
    const auto met = i + 1 == result.before.size() ? open : std::nullopt;
    was.values.push_back(open);
    for (auto* values : {&comes.values, &comes.low, &comes.high, &as_is.values}) values->push_back(met);
  }
  for (std::size_t i = 0; i < result.forecast.rows.size(); ++i) {
    const Likely& open = result.forecast.rows[i].open;
    was.values.emplace_back();
    comes.values.push_back(drawn(open.middle));
    comes.low.push_back(drawn(open.low));
    comes.high.push_back(drawn(open.high));
    if (result.as_is) as_is.values.push_back(drawn(result.as_is->rows[i].open.middle));
  }
  chart.series = {std::move(was), std::move(comes)};
  if (result.as_is) chart.series.push_back(std::move(as_is));
  return chart;
}

/// Appends the past and the forecast to a series. What came or went already in the first row is added to its
/// forecast, so that the first row is as complete as the others.
ChartSeries flow_line(const ForecastResult& result, Likely ComingDays::*what, std::int64_t DayPart::*part,
                      ChartSeries series) {
  for (const RowBefore& row : result.before) {
    series.values.push_back(drawn(row.flow.*part));
    series.low.emplace_back();
    series.high.emplace_back();
  }
  std::int64_t already = result.so_far.*part;
  for (const ComingDays& row : result.forecast.rows) {
    const Likely& likely = row.*what;
    series.values.push_back(drawn(already + likely.middle));
    series.low.push_back(drawn(already + likely.low));
    series.high.push_back(drawn(already + likely.high));
    already = 0;
  }
  return series;
}

Chart flow_chart(const ForecastResult& result) {
  Chart chart{.shape = ChartShape::lines,
              .title = "Created and resolved tickets",
              .x_name = result.keys.front().name,
              .x = all_names(result),
              .series = {}};
  chart.series = {flow_line(result, &ComingDays::created, &DayPart::came, line("created", Meaning::warning)),
                  flow_line(result, &ComingDays::resolved, &DayPart::went, line("resolved", Meaning::good))};
  return chart;
}

}  // namespace

Report forecast_table(const ForecastResult& result) {
  std::map<std::vector<GroupKey>, Shown> rows;
  for (std::size_t i = 0; i < result.names.size(); ++i) {
    std::vector<GroupKey> key;
    if (!result.keys.empty()) key.push_back({static_cast<int>(i), result.names[i]});
    rows.emplace(std::move(key),
                 Shown{&result.forecast.rows[i], result.as_is ? &result.as_is->rows[i] : nullptr});
  }
  const Shown total{&result.forecast.total, result.as_is ? &result.as_is->total : nullptr};
  std::span<const Measure<Shown>> measures = kForecastMeasures;
  if (!result.as_is) measures = measures.first(measures.size() - 1);
  Report report = measured(result.keys, rows, total, measures);
  report.totals_extra = extras(result, kForecastTrust);
  if (!result.keys.empty()) report.charts = {open_chart(result), flow_chart(result)};
  return report;
}

namespace {

constexpr ReportExample kForecastExamples[] = {
    {"tix report forecast", "Forecast the next two weeks from the last 90 days."},
    {"tix report forecast --by week --chart", "Draw eight weeks, including the current one."},
    {"tix report forecast --agents +2 --days 30", "See whether two more agents would be enough."},
    {"tix report forecast --arrivals +30% team:network", "Try a third more tickets for one team."},
    {"tix report forecast --hours summer.toml --fail-if 'open_high>200'",
     "Try shorter hours, and exit with 1 if more than 200 tickets may be open."},
};

}  // namespace

constinit const ReportDescription kForecast = {
    .name = "forecast",
    .title = "forecast",
    .summary = "Forecast open tickets and try changes",
    .by = "day",
    .days = 90,
    .only_over_time = true,
    .about =
        {"Simulates the coming days two thousand times from past days of the same weekday. Each row "
         "shows the median of all runs, and columns for low and high give the interval that holds for "
         "four days of five. The first day is the rest of today.",
         "The totals show how good the forecast would have been for the last eight weeks, each from the days "
         "before it, and on which day no ticket is left open."},
    .examples = kForecastExamples,
    .metrics = kForecastMetrics,
};

}  // namespace tix
