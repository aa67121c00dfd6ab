// A report's cells by name, for tests.
#pragma once

#include "tix/report/report.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace tix::test {

using RowKey = std::vector<std::string>;

/// A report's rows by the texts of their keys, each a map from column to cell.
using CellsByName = std::map<std::string, Cell>;
inline CellsByName cells_of(const Report& report, const Row& row) {
  CellsByName cells;
  for (std::size_t i = 0; i < row.size(); ++i) cells[report.columns[i].name] = row[i];
  return cells;
}
inline std::map<RowKey, CellsByName> rows_by_key(const Report& report) {
  std::map<RowKey, CellsByName> rows;
  for (const Row& row : report.rows) {
    RowKey key;
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
