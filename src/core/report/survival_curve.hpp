// How long things last when some of them still do: the product-limit estimate.
#pragma once

#include "tix/report/report.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace tix {

/// S(t), the share that lasts longer than t: the product over all t_i <= t of (n_i - d_i) / n_i, where d_i of
/// the n_i that were still watched ended at t_i (E. L. Kaplan and P. Meier, "Nonparametric Estimation from
/// Incomplete Observations", 1958). What is censored at t_i was still watched then. All answers are exact.
class SurvivalCurve {
 public:
  /// After how many seconds each thing ended, or was lost from sight (censored) without having ended.
  SurvivalCurve(std::vector<std::int64_t> ended, std::vector<std::int64_t> censored);

  /// The least t with S(t) <= part / whole; nothing when S stays above. part <= whole < 2^20.
  std::optional<std::int64_t> first_at_most(std::uint32_t part, std::uint32_t whole) const;
  /// S(t) to one decimal, halves up. Nothing where t is past all that was watched and S is not 0 yet.
  std::optional<Percent> at(std::int64_t t) const;
  /// The longest that anything was watched.
  std::int64_t watched() const { return watched_; }

 private:
  __extension__ using Wide = unsigned __int128;
  /// S in units of 2^-80, rounded down and up.
  struct Bounds {
    Wide low, high;
  };
  struct Step {
    std::int64_t t;
    std::uint32_t left;  // still watched after it
  };
  /// Steps without a censoring in between: there S is `before` * left / at_risk.
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
