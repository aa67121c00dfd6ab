// The sequence of periods that a report covers, and counts of intervals in effect at their ends.
#pragma once

#include "tix/calendar/period.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace tix {

/// One or more adjoining periods in ascending order.
class PeriodRow {
 public:
  /// `each` is the unit of every period and `whole` the unit of all of them together; nullopt if it is none.
  explicit PeriodRow(std::vector<Period> periods, std::optional<PeriodUnit> each = std::nullopt,
                     std::optional<PeriodUnit> whole = std::nullopt)
      : periods_(std::move(periods)), each_(each), whole_(whole) {}
  /// Divides the range by the unit `cut`, or makes it one period without a name if `cut` is nullopt.
  PeriodRow(const AskedRange& asked, std::optional<PeriodUnit> cut, const Zone& zone)
      : PeriodRow(cut ? periods_of(asked.range, *cut, zone) : std::vector{Period{{}, asked.range}},
                  cut ? cut : asked.unit, asked.unit) {}

  const std::vector<Period>& periods() const { return periods_; }
  std::size_t size() const { return periods_.size(); }
  std::optional<PeriodUnit> unit_of_each() const { return each_; }
  std::optional<PeriodUnit> unit_of_whole() const { return whole_; }
  Interval whole() const { return {periods_.front().range.from, periods_.back().range.to}; }
  /// Returns whether the last period goes on after the end of the row, because it is not over yet or `--to`
  /// cuts it off.
  bool is_last_cut_off(const Zone& zone) const;
  /// Returns the index of the period that contains `t`, which must lie in `whole()`. Logarithmic.
  std::size_t at(Instant t) const;
  /// Returns the index of the first period whose last second is `t` or later, or size() if there is none.
  std::size_t first_ending(Instant t) const;

 private:
  std::vector<Period> periods_;
  std::optional<PeriodUnit> each_, whole_;
};

/// Counts, for each period, the intervals that contain its last second. Each interval takes logarithmic time,
/// because only the differences at its two ends are stored.
class EndCount {
 public:
  /// Adds an interval [from, to) with a weight. Must be given the same periods each time.
  void add(const PeriodRow& periods, Instant from, Instant to, std::int64_t weight = 1);
  /// Returns the counts, one per period.
  std::vector<std::int64_t> counts(const PeriodRow& periods) const;

 private:
  std::vector<std::int64_t> changes_;  // by period, the weights that begin minus those that end
};

}  // namespace tix
