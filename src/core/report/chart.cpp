// Makes charts of the rows of a report. Which keys become x and which become series is decided from the
// columns alone, so that a report needs no code to draw each of its groupings.
#include "tix/report/chart.hpp"

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/text/ascii.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace tix {
namespace {

/// More series than these cannot be told apart by colour.
constexpr std::size_t kMostSeries = 8;

/// Returns the value to draw for a cell, with percentages as 12.5, or nullopt if it is no number.
std::optional<double> drawn(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*number);
  if (const auto* percent = std::get_if<Percent>(&cell)) return static_cast<double>(percent->tenths) / 10;
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  return std::nullopt;
}

bool is_period(const Column& column) {
  return std::ranges::find(kPeriodUnitNames, column.name) != kPeriodUnitNames.end();
}

/// The key columns: those that make up x, and the others, whose values become series.
struct Keys {
  std::vector<std::size_t> x;
  std::vector<std::size_t> others;
  bool over_time = false;
};

/// Returns the texts of these columns, with `none` for an empty cell.
std::string name_of_row(const Row& row, const std::vector<std::size_t>& columns) {
  std::string name;
  for (const std::size_t i : columns) {
    const auto* text = std::get_if<std::string>(&row[i]);
    name.append(name.empty() ? "" : " ").append(text == nullptr ? "none" : *text);
  }
  return name.empty() ? "total" : name;
}

/// Returns whether the values of one column are different in all rows.
bool tells_apart(const Report& report, std::size_t column) {
  std::set<std::string> seen;
  return std::ranges::all_of(report.rows,
                             [&](const Row& row) { return seen.insert(name_of_row(row, {column})).second; });
}

/// Chooses the keys: a period is x wherever it stands, otherwise the first key. The other keys are not needed
/// if the first one tells the rows apart. The parts of a stacked bar belong together, so each row is an x
/// there.
Keys keys_of(const Report& report, const ChartPlan& plan) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < report.columns.size(); ++i)
    if (report.columns[i].key) all.push_back(i);
  const auto period = std::ranges::find_if(all, [&](std::size_t i) { return is_period(report.columns[i]); });
  Keys keys{all, {}, period != all.end()};
  if (plan.shape == ChartShape::stacked || all.size() < 2) return keys;
  keys.x = {period == all.end() ? all.front() : *period};
  if (!keys.over_time && tells_apart(report, all.front())) return keys;
  keys.others = std::move(all);
  std::erase(keys.others, keys.x.front());
  return keys;
}

std::string labels_of(const Report& report, const std::vector<std::size_t>& positions) {
  std::vector<Column> columns;
  for (const std::size_t i : positions) columns.push_back(report.columns[i]);
  return joined_labels(columns);
}

std::size_t column_at(const Report& report, std::string_view name) {
  const auto column = std::ranges::find(report.columns, name, &Column::name);
  return static_cast<std::size_t>(column - report.columns.begin());
}

/// Adds one series per column, with one x per row.
void add_columns(Chart& chart, const Report& report, const ChartPlan& plan, const Keys& keys) {
  for (const Row& row : report.rows) chart.x.push_back(name_of_row(row, keys.x));
  for (const SeriesPlan& wanted : plan.series) {
    const std::size_t column = column_at(report, wanted.column);
    ChartSeries series{.name = std::string(label_of(report.columns[column])),
                       .meaning = wanted.meaning,
                       .values = {},
                       .low = {},
                       .high = {},
                       .is_mark = wanted.is_mark};
    for (const Row& row : report.rows) series.values.push_back(drawn(row[column]));
    chart.series.push_back(std::move(series));
  }
}

/// Adds the only row as one series, with one x per column.
void add_row(Chart& chart, const Report& report, const ChartPlan& plan) {
  ChartSeries series{.name = "total", .values = {}, .low = {}, .high = {}};
  for (const SeriesPlan& wanted : plan.series) {
    const std::size_t column = column_at(report, wanted.column);
    chart.x.emplace_back(label_of(report.columns[column]));
    series.values.push_back(drawn(report.rows.front()[column]));
  }
  chart.series.push_back(std::move(series));
}

/// Returns the sum of the absolute values, by which series are ranked.
double size_of(const ChartSeries& series) {
  double size = 0;
  for (const auto& value : series.values) size += std::abs(value.value_or(0));
  return size;
}

/// Keeps the largest series in their order, and mentions it in the title.
void keep_largest(Chart& chart) {
  const std::size_t all = chart.series.size();
  if (all <= kMostSeries) return;
  std::vector<double> sizes;
  for (const ChartSeries& series : chart.series) sizes.push_back(size_of(series));
  std::vector<std::size_t> order(all);
  for (std::size_t i = 0; i < all; ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  const std::set<std::size_t> kept(order.begin(), order.begin() + kMostSeries);
  std::vector<ChartSeries> series;
  for (const std::size_t i : kept) series.push_back(std::move(chart.series[i]));
  chart.series = std::move(series);
  chart.title += fmt::format(", the {} largest of {}", kMostSeries, all);
}

/// Adds the first planned column, with one series per value of the other keys.
void add_values(Chart& chart, const Report& report, const ChartPlan& plan, const Keys& keys) {
  for (const Row& row : report.rows) {
    const std::string name = name_of_row(row, keys.x);
    if (std::ranges::find(chart.x, name) == chart.x.end()) chart.x.push_back(name);
  }
  if (keys.over_time) std::ranges::sort(chart.x);
  std::map<std::string, std::size_t> x_at, series_at;
  for (std::size_t i = 0; i < chart.x.size(); ++i) x_at[chart.x[i]] = i;
  const std::size_t column = column_at(report, plan.series.front().column);
  for (const Row& row : report.rows) {
    const std::string name = name_of_row(row, keys.others);
    const auto [found, is_new] = series_at.try_emplace(name, chart.series.size());
    if (is_new)
      chart.series.push_back({.name = name,
                              .values = std::vector<std::optional<double>>(chart.x.size()),
                              .low = {},
                              .high = {}});
    chart.series[found->second].values[x_at[name_of_row(row, keys.x)]] = drawn(row[column]);
  }
  chart.title =
      fmt::format("{} per {}", capitalized(label_of(report.columns[column])), labels_of(report, keys.others));
  keep_largest(chart);
}

}  // namespace

Chart chart_of(const Report& report, const ChartPlan& plan) {
  const Keys keys = keys_of(report, plan);
  Chart chart;
  chart.shape = plan.shape;
  chart.title = plan.title;
  chart.x_name = labels_of(report, keys.x);
  chart.kind = report.columns[column_at(report, plan.series.front().column)].kind;
  if (!keys.others.empty())
    add_values(chart, report, plan, keys);
  else if (keys.x.empty() && report.rows.size() == 1)
    add_row(chart, report, plan);
  else
    add_columns(chart, report, plan, keys);
  const bool is_wide = keys.over_time && chart.x.size() > 1;
  if (chart.shape == ChartShape::bars && is_wide) chart.shape = ChartShape::lines;
  if (chart.shape == ChartShape::lines && !is_wide) chart.shape = ChartShape::bars;
  if (chart.shape == ChartShape::stacked && keys.x.empty()) chart.shape = ChartShape::bars;
  return chart;
}

void mark_unfinished(std::vector<Chart>& charts, const PeriodRow& periods, const Zone& zone) {
  if (!periods.is_last_cut_off(zone)) return;
  const std::string& last = periods.periods().back().name;
  for (Chart& chart : charts) chart.is_unfinished = !chart.x.empty() && chart.x.back() == last;
}

}  // namespace tix
