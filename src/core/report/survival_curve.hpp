// Estimates how long things last if some of them have not ended yet: the product-limit estimate.
#pragma once

#include "tix/report/report.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace tix {

/// The survival function S(t), the share that lasts longer than t. It is the product over all t_i <= t of
/// (n_i - d_i) / n_i, where d_i of the n_i still observed ended at t_i (E. L. Kaplan and P. Meier,
/// "Nonparametric Estimation from Incomplete Observations", 1958). Things censored at t_i count as observed
/// at t_i. All results are exact. Times are in seconds.
class SurvivalCurve {
 public:
  /// Takes the seconds after which each thing ended, and those after which each of the others was censored,
  /// which means last observed without having ended. Both in any order. O(n log n).
  SurvivalCurve(std::vector<std::int64_t> ended, std::vector<std::int64_t> censored);

  /// Returns the least t with S(t) <= part / whole, or nullopt if S stays above. Requires part <= whole <
  /// 2^20. Half of the things have ended at first_at_most(1, 2), the median.
  std::optional<std::int64_t> first_at_most(std::uint32_t part, std::uint32_t whole) const;
  /// Returns S(t) to one decimal, with halves rounded up. Returns nullopt if t is later than all observations
  /// and S is not 0 yet, because nothing is known about that time.
  std::optional<Percent> at(std::int64_t t) const;
  /// Returns the longest time that anything was observed, or -1 if there were no observations.
  std::int64_t watched() const { return watched_; }

 private:
  __extension__ using Wide = unsigned __int128;
  /// S in units of 2^-80, rounded down and up.
  struct Bounds {
    Wide low, high;
  };
  struct Step {
    std::int64_t t;
    std::uint32_t left;  // the number still observed after it
  };
  /// Consecutive steps without a censoring in between. In these S is `before` * left / at_risk.
  struct Stretch {
    std::size_t first_step;
    std::uint32_t at_risk;
    Bounds before;
  };

  std::size_t stretch_of(std::size_t step) const;
  Bounds bounds(std::size_t step) const;
  std::strong_ordering compare(std::size_t step, std::uint32_t part, std::uint32_t whole) const;

  std::vector<Step> steps_;
  std::vector<Stretch> stretches_;
  std::int64_t watched_ = -1;
};

}  // namespace tix
