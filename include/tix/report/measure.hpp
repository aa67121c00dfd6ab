// The measures of a report as a table: the name of each, and how it is computed from a tally.
#pragma once

#include "tix/report/grouping.hpp"
#include "tix/report/report.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix {

/// One column of a report. `Tally` is what the report collects for a row.
template <class Tally>
struct Measure {
  std::string name;
  ColumnKind kind = ColumnKind::number;
  std::function<Cell(const Tally&)> value;
};

/// Returns a member of the tally as a cell.
template <auto Member, class Tally>
Cell counted(const Tally& tally) {
  return tally.*Member;
}

/// Returns 100 * part / whole to one decimal, or an empty cell if the whole is 0.
inline Cell percent_or_empty(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? Cell{} : Cell{percent_of(part, whole)};
}

/// Returns part / whole to two decimals, half away from zero, or an empty cell if the whole is 0. Neither
/// argument may be negative.
inline Cell ratio_or_empty(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return {};
  const std::int64_t hundredths = (200 * part + whole) / (2 * whole);
  return static_cast<double>(hundredths) / 100;
}

/// Returns a text as a cell, or an empty cell for an empty text.
inline Cell text_or_empty(std::string_view text) {
  return text.empty() ? Cell{} : Cell{std::string(text)};
}

/// Returns a report with one row per key, in the order of the keys, and the totals. `keys` are the key
/// columns.
template <class Tally>
Report measured(std::vector<Column> keys, const std::map<std::vector<GroupKey>, Tally>& rows,
                const Tally& total, const std::vector<Measure<Tally>>& measures) {
  Report report;
  report.columns = std::move(keys);
  report.totals.resize(report.columns.size());
  for (const Measure<Tally>& measure : measures)
    report.columns.push_back({measure.name, measure.kind, false});
  const auto fill = [&](Row& row, const Tally& tally) {
    for (const Measure<Tally>& measure : measures) row.push_back(measure.value(tally));
  };
  for (const auto& [key, tally] : rows) {
    Row& row = report.rows.emplace_back();
    for (const GroupKey& part : key) row.push_back(text_or_empty(part.text));
    fill(row, tally);
  }
  fill(report.totals, total);
  return report;
}

}  // namespace tix
