// Counts what is open at the end of each period as the rows of a report.
#pragma once

#include "tix/report/measure.hpp"
#include "tix/report/report_scope.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <type_traits>
#include <vector>

namespace tix {

/// Holds one tally per key of the grouping and period. The totals are those of the last period, because a
/// ticket that is open at the end of several periods must not be counted more than once. Copies what it needs
/// of the scope.
template <class Tally>
class StockRows {
 public:
  explicit StockRows(const ReportScope& scope) : by_(scope.slicing.by()), periods_(scope.periods.periods()) {}

  /// Begins the period with this index: tickets counted from now on were open at its end.
  void begin(std::size_t period) {
    now_ = period;
    total_ = {};
  }
  /// Calls `count` with the total and with each tally that the ticket belongs to.
  template <class Count>
  void count(const TicketFacts& facts, const Count& count) {
    count(total_);
    for (std::vector<GroupKey>& key : by_.keys(facts)) {
      std::vector<Tally>& row = rows_[std::move(key)];
      row.resize(periods_.size());
      count(row[now_]);
    }
  }
  /// Returns one row per key and period. Without any ticket and without a field, all rows are there with
  /// empty tallies.
  Report report(std::span<const std::type_identity_t<Measure<Tally>>> measures) const {
    std::map<std::vector<GroupKey>, Tally> rows;
    const auto add = [&](const std::vector<GroupKey>& key, const std::vector<Tally>& tallies) {
      for (std::size_t i = 0; i < tallies.size(); ++i)
        rows.emplace(by_.in_period(key, i, periods_[i]), tallies[i]);
    };
    for (const auto& [key, tallies] : rows_) add(key, tallies);
    if (rows_.empty() && !by_.has_field()) add({}, std::vector<Tally>(periods_.size()));
    return measured(by_.columns(), rows, total_, measures);
  }

 private:
  Grouping by_;
  std::vector<Period> periods_;
  std::size_t now_ = 0;
  std::map<std::vector<GroupKey>, std::vector<Tally>> rows_;  // by key and period
  Tally total_;
};

}  // namespace tix
