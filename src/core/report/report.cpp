// Cells, percentages and the selection of columns.
#include "tix/report/report.hpp"

#include "tix/text/error.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tix {
namespace {

std::string joined_names(const std::vector<Column>& columns) {
  std::string out;
  for (const Column& column : columns) out += (out.empty() ? "" : ", ") + column.name;
  return out;
}

std::size_t position_of(std::string_view name, const std::vector<Column>& columns) {
  const auto found = std::ranges::find(columns, name, &Column::name);
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  throw Error(ErrorKind::usage, "no column '" + std::string(name) + "'; columns: " + joined_names(columns),
              column_hint(name, columns));
}

/// Returns the cells at these positions. They are distinct, so each cell is moved at most once.
Row chosen(Row&& row, const std::vector<std::size_t>& positions) {
  Row out;
  out.reserve(positions.size());
  for (const std::size_t position : positions) out.push_back(std::move(row.at(position)));
  return out;
}

}  // namespace

Cell cell_of(std::string_view text) {
  return text.empty() ? Cell{} : Cell{std::string(text)};
}

Cell cell_of(const std::optional<Instant>& at) {
  return at ? Cell{*at} : Cell{};
}

Cell cell_of_end(const std::optional<Instant>& end) {
  return end && *end < Instant::open_end() ? Cell{*end} : Cell{};
}

Cell cell_of(const std::optional<Seconds>& working) {
  return working ? Cell{working->count} : Cell{};
}

Percent percent_of(std::int64_t part, std::int64_t whole) {
  // 1000 * part / whole in a type that cannot overflow, rounded half away from zero.
  __extension__ using Wide = __int128;
  const Wide sign = (part < 0) != (whole < 0) ? -1 : 1;
  const Wide numerator = Wide{part} < 0 ? -Wide{part} : Wide{part};
  const Wide denominator = Wide{whole} < 0 ? -Wide{whole} : Wide{whole};
  return Percent{static_cast<std::int64_t>(sign * ((numerator * 2000 + denominator) / (denominator * 2)))};
}

std::size_t column_position(const Report& report, std::string_view name) {
  return position_of(name, report.columns);
}

std::int64_t whole_total(const Report& report, std::string_view name) {
  return std::get<std::int64_t>(report.totals[column_position(report, name)]);
}

void set_extra(Report& report, std::string_view name, Cell value) {
  std::ranges::find_if(report.totals_extra, [&](const Extra& one) {
    return one.column.name == name;
  })->value = std::move(value);
}

Report select_columns(Report report, const std::vector<std::string>& names) {
  std::vector<std::size_t> positions;
  std::vector<Column> columns;
  for (const std::string& name : names) {
    if (std::ranges::count(names, name) > 1) {
      throw Error(ErrorKind::usage, "column '" + name + "' is named twice");
    }
    positions.push_back(position_of(name, report.columns));
    columns.push_back(report.columns[positions.back()]);
  }
  report.columns = std::move(columns);
  for (Row& row : report.rows) row = chosen(std::move(row), positions);
  if (!report.totals.empty()) report.totals = chosen(std::move(report.totals), positions);
  return report;
}

Report list_of_columns(const Report& report) {
  Report list;
  list.columns = {{.name = "name", .kind = ColumnKind::word, .key = true},
                  {.name = "label", .kind = ColumnKind::text}};
  for (const Column& column : report.columns)
    list.rows.push_back({column.name, std::string(label_of(column))});
  return list;
}

}  // namespace tix
