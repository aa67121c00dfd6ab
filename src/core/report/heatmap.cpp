// The hours of a week as a table and as a chart.
#include "tix/report/heatmap.hpp"

#include "tix/calendar/calendar_text.hpp"

#include <numeric>

#include <fmt/format.h>

namespace tix {
namespace {

/// Appends the counts of 24 hours and their sum.
void append(Row& row, const std::array<std::int64_t, 24>& hours) {
  for (const std::int64_t count : hours) row.emplace_back(count);
  row.emplace_back(std::accumulate(hours.begin(), hours.end(), std::int64_t{0}));
}

}  // namespace

void Heatmap::add(Instant created_at) {
  const LocalTime shown = zone_->local(created_at);
  const auto hour = static_cast<std::size_t>(shown.second_of_day() / 3600);
  ++counts_[shown.date().weekday()][hour];
}

Report Heatmap::report() const {
  Report report;
  report.columns.push_back({"weekday", ColumnKind::word, true});
  Chart chart;
  chart.shape = ChartShape::heat;
  chart.title = "Arrivals";
  chart.x_name = "weekday and hour";
  for (std::size_t hour = 0; hour < 24; ++hour) {
    report.columns.push_back({.name = fmt::format("h{:02}", hour),
                              .kind = ColumnKind::number,
                              .key = false,
                              .label = fmt::format("{:02}", hour)});
    chart.x.push_back(fmt::format("{:02}", hour));
  }
  report.columns.push_back({"total", ColumnKind::number, false});
  Hours all = {};
  for (const Weekday day : kWeekdayNames.enumerators()) {
    const std::string name(weekday_name(day));
    append(report.rows.emplace_back(Row{Cell{name}}), counts_[day]);
    ChartSeries& series =
        chart.series.emplace_back(ChartSeries{.name = name, .values = {}, .low = {}, .high = {}});
    for (std::size_t hour = 0; hour < 24; ++hour) {
      all[hour] += counts_[day][hour];
      series.values.emplace_back(static_cast<double>(counts_[day][hour]));
    }
  }
  report.totals.emplace_back();
  append(report.totals, all);
  report.charts.push_back(std::move(chart));
  return report;
}

}  // namespace tix
