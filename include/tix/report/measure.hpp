// The measures of a report as a table: each is a metric and how it is computed from a tally.
#pragma once

#include "tix/report/grouping.hpp"
#include "tix/report/metric.hpp"
#include "tix/report/report.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tix {

/// A metric and how it is computed from `Tally`, which is what the report collects for a row.
template <class Tally>
struct Measure : Metric {
  Cell (*value)(const Tally&) = nullptr;
  Cell (*value_of)(const Tally&, std::size_t word) = nullptr;  ///< of a family, instead of `value`
};

/// Returns the metrics of several tables of metrics or measures, in order.
template <class... Rows, std::size_t... Counts>
constexpr std::array<Metric, (Counts + ...)> metrics_of(const Rows (&... tables)[Counts]) {
  std::array<Metric, (Counts + ...)> metrics{};
  auto end = metrics.begin();
  ((end = std::ranges::copy(tables, end).out), ...);
  return metrics;
}

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

/// Returns values that stand in addition to the totals.
template <class Tally>
std::vector<Extra> extras(const Tally& tally,
                          std::span<const std::type_identity_t<Measure<Tally>>> measures) {
  std::vector<Extra> extras;
  for (const Measure<Tally>& measure : measures) extras.push_back({column_of(measure), measure.value(tally)});
  return extras;
}

/// Returns a report with one row per key, in the order of the keys, and the totals. `keys` are the key
/// columns.
template <class Tally>
Report measured(std::vector<Column> keys, const std::map<std::vector<GroupKey>, Tally>& rows,
                const Tally& total, std::span<const std::type_identity_t<Measure<Tally>>> measures) {
  Report report;
  report.columns = std::move(keys);
  report.totals.resize(report.columns.size());
  for (const Measure<Tally>& measure : measures)
    std::ranges::move(columns_of(measure), std::back_inserter(report.columns));
  const auto fill = [&](Row& row, const Tally& tally) {
    for (const Measure<Tally>& measure : measures) {
      if (measure.value) row.push_back(measure.value(tally));
      for (std::size_t word = 0; word < measure.words.size(); ++word)
        row.push_back(measure.value_of(tally, word));
    }
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
