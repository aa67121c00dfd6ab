// The periods of a report, and counting what holds at their ends.
#pragma once

#include "tix/period.hpp"

#include <cstdint>
#include <vector>

namespace tix {

/// Adjoining periods, at least one.
class PeriodRow {
 public:
  explicit PeriodRow(std::vector<Period> periods) : periods_(std::move(periods)) {}

  const std::vector<Period>& periods() const { return periods_; }
  std::size_t size() const { return periods_.size(); }
  Range whole() const { return {periods_.front().range.from, periods_.back().range.to}; }
  /// The period that holds `t`, which `whole()` does.
  std::size_t at(Instant t) const;
  /// The first period that ends, with its last second, at `t` or later; size() when none does.
  std::size_t first_ending(Instant t) const;

 private:
  std::vector<Period> periods_;
};

/// How many things hold at the last second of each period.
class EndCount {
 public:
  /// One thing, or what weighs as much as some, holds during [from, to).
  void add(const PeriodRow& periods, Instant from, Instant to, std::int64_t weight = 1);
  /// The counts, one a period.
  std::vector<std::int64_t> counts(const PeriodRow& periods) const;

 private:
  std::vector<std::int64_t> changes_;  // what comes, less what goes, by period
};

}  // namespace tix
