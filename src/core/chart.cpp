// A report's rows as the series of a chart.
#include "tix/chart.hpp"

#include "tix/report.hpp"

#include <algorithm>

namespace tix {
namespace {

std::optional<double> drawn(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*number);
  if (const auto* percent = std::get_if<Percent>(&cell)) return static_cast<double>(percent->tenths) / 10;
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  return std::nullopt;
}

/// The texts of its key columns; an empty key is nobody's.
std::string name_of_row(const Report& report, const Row& row) {
  std::string name;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    if (!report.columns[i].key) continue;
    if (!name.empty()) name += ' ';
    const auto* text = std::get_if<std::string>(&row[i]);
    name += text == nullptr ? "none" : *text;
  }
  return name.empty() ? "total" : name;
}

std::string names_of_keys(const std::vector<Column>& columns) {
  std::string names;
  for (const Column& column : columns)
    if (column.key) names += (names.empty() ? "" : " ") + column.name;
  return names;
}

}  // namespace

Chart chart_of(const Report& report, const ChartPlan& plan) {
  Chart chart;
  chart.shape = plan.shape;
  chart.title = plan.title;
  chart.x_name = names_of_keys(report.columns);
  for (const Row& row : report.rows) chart.x.push_back(name_of_row(report, row));
  for (const SeriesPlan& wanted : plan.series) {
    const auto column = std::find_if(report.columns.begin(), report.columns.end(),
                                     [&](const Column& c) { return c.name == wanted.column; });
    const auto at = static_cast<std::size_t>(column - report.columns.begin());
    chart.kind = column->kind;
    ChartSeries& series = chart.series.emplace_back();
    series.name = wanted.column;
    series.meaning = wanted.meaning;
    for (const Row& row : report.rows) series.values.push_back(drawn(row[at]));
  }
  return chart;
}

}  // namespace tix
