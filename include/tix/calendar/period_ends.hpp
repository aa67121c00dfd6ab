// The periods of a report, and counting what holds at their ends.
#pragma once

#include "tix/calendar/period.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace tix {

/// Adjoining periods, at least one.
class PeriodRow {
 public:
  /// Units: what each and what the whole of them is, if it is one.
  explicit PeriodRow(std::vector<Period> periods, std::optional<PeriodUnit> each = std::nullopt,
                     std::optional<PeriodUnit> whole = std::nullopt)
      : periods_(std::move(periods)), each_(each), whole_(whole) {}
  /// What was asked for, cut by a unit or in one nameless period.
  PeriodRow(const AskedRange& asked, std::optional<PeriodUnit> cut, const Zone& zone)
      : PeriodRow(cut ? periods_of(asked.range, *cut, zone) : std::vector{Period{{}, asked.range}},
                  cut ? cut : asked.unit, asked.unit) {}

  const std::vector<Period>& periods() const { return periods_; }
  std::size_t size() const { return periods_.size(); }
  std::optional<PeriodUnit> unit_of_each() const { return each_; }
  std::optional<PeriodUnit> unit_of_whole() const { return whole_; }
  Interval whole() const { return {periods_.front().range.from, periods_.back().range.to}; }
  /// The period that holds `t`, which `whole()` does.
  std::size_t at(Instant t) const;
  /// The first period that ends, with its last second, at `t` or later; size() when none does.
  std::size_t first_ending(Instant t) const;

 private:
  std::vector<Period> periods_;
  std::optional<PeriodUnit> each_, whole_;
};

/// How many things hold at the last second of each period.
class EndCount {
 public:
  /// One thing, or what weighs as much as some, holds during [from, to).
  void add(const PeriodRow& periods, Instant from, Instant to, std::int64_t weight = 1);
  /// Returns the counts, one per period.
  std::vector<std::int64_t> counts(const PeriodRow& periods) const;

 private:
  std::vector<std::int64_t> changes_;  // what comes, less what goes, by period
};

}  // namespace tix
