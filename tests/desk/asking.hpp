// Asking a desk for its reports, for tests.
#pragma once

#include "desk/backlog_report.hpp"
#include "desk/breaches_report.hpp"
#include "desk/import_desk.hpp"
#include "desk/sla_report.hpp"
#include "desk/trend_report.hpp"

#include <map>
#include <string>
#include <vector>

namespace tix::test {

using Make = desk::ReportAnswer (*)(desk::Reading&, const desk::ReportQuestion&);

/// What is asked; days are those of UTC.
struct Asked {
  Make make;
  std::string by = "none";
  std::string filter = {};
  PeriodWords words = {};
};

inline desk::ReportAnswer ask(ImportDesk& desk, Instant as_of, const Asked& asked) {
  desk::Reading reading(desk.database(), [&](const Zone&) { return as_of; });
  const Grouping by = Grouping::parse(asked.by);
  const Range range = parse_range(asked.words, Zone::utc(), as_of);
  PeriodRow periods(by.period() ? periods_of(range, *by.period(), Zone::utc())
                                : std::vector{Period{{}, range}});
  return asked.make(reading, {reading.filter(asked.filter, "sari"), by, std::move(periods), true});
}

inline std::string rendered(const Report& report, format::Format format) {
  std::string text;
  format::RenderOptions options;
  options.format = format;
  format::render(report, options, [&](std::string_view part) { text += part; });
  return text;
}

/// Rows and totals as CSV.
inline std::string csv_of(Report report) {
  if (!report.totals.empty()) report.rows.push_back(report.totals);
  return rendered(report, format::Format::csv);
}

/// A report's rows by the texts of their keys, each a map from column to cell.
using CellsByName = std::map<std::string, Cell>;
inline CellsByName cells_of(const Report& report, const Row& row) {
  CellsByName cells;
  for (std::size_t i = 0; i < row.size(); ++i) cells[report.columns[i].name] = row[i];
  return cells;
}
inline std::map<std::vector<std::string>, CellsByName> rows_by_key(const Report& report) {
  std::map<std::vector<std::string>, CellsByName> rows;
  for (const Row& row : report.rows) {
    std::vector<std::string> key;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!report.columns[i].key) continue;
      const auto* text = std::get_if<std::string>(&row[i]);
      key.push_back(text ? *text : "");
    }
    rows[key] = cells_of(report, row);
  }
  return rows;
}

inline std::int64_t number(const CellsByName& row, const std::string& column) {
  return std::get<std::int64_t>(row.at(column));
}

}  // namespace tix::test
