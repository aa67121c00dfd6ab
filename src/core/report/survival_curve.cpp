// The product-limit estimate in exact arithmetic. Between two censorings the product telescopes to left /
// at_risk, so a curve is a list of whole numbers, with one factor per stretch.
//
// Each stretch keeps S at its beginning as a lower and an upper bound in units of 2^-80. A comparison with a
// fraction is nearly always decided by these bounds. If they are too close, all factors are multiplied out
// and compared exactly. So a median that falls precisely on 1/2 is found on every machine, which floating
// point does not guarantee.
#include "core/report/survival_curve.hpp"

#include "core/report/exact_product.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr int kUnitBits = 80;

}  // namespace

SurvivalCurve::SurvivalCurve(std::vector<std::int64_t> ended, std::vector<std::int64_t> censored) {
  std::ranges::sort(ended);
  std::ranges::sort(censored);
  if (!ended.empty()) watched_ = ended.back();
  if (!censored.empty()) watched_ = std::max(watched_, censored.back());
  auto left = static_cast<std::uint32_t>(ended.size() + censored.size());
  auto lost = censored.begin();
  for (auto end = ended.begin(); end != ended.end();) {
    const std::int64_t t = *end;
    const auto lost_before = std::lower_bound(lost, censored.end(), t);
    if (stretches_.empty() || lost_before != lost) {
      const Wide one = Wide{1} << kUnitBits;
      const Bounds before = steps_.empty() ? Bounds{one, one} : bounds(steps_.size() - 1);
      left -= static_cast<std::uint32_t>(lost_before - lost);
      stretches_.push_back({steps_.size(), left, before});
      lost = lost_before;
    }
    const auto next = std::upper_bound(end, ended.end(), t);
    left -= static_cast<std::uint32_t>(next - end);
    steps_.push_back({t, left});
    end = next;
  }
}

std::size_t SurvivalCurve::stretch_of(std::size_t step) const {
  const auto next = std::ranges::upper_bound(stretches_, step, {}, &Stretch::first_step);
  return static_cast<std::size_t>(next - stretches_.begin()) - 1;
}

SurvivalCurve::Bounds SurvivalCurve::bounds(std::size_t step) const {
  const Stretch& stretch = stretches_[stretch_of(step)];
  const Wide left = steps_[step].left, at_risk = stretch.at_risk;
  return {stretch.before.low * left / at_risk, (stretch.before.high * left + at_risk - 1) / at_risk};
}

// S < part / whole is decided by the upper bound, S > part / whole by the lower one. In between, both sides
// are multiplied by all denominators, which gives two products of whole numbers.
std::strong_ordering SurvivalCurve::compare(std::size_t step, std::uint32_t part, std::uint32_t whole) const {
  const Bounds s = bounds(step);
  const Wide asked = Wide{part} << kUnitBits;
  if (s.high * whole < asked) return std::strong_ordering::less;
  if (s.low * whole > asked) return std::strong_ordering::greater;
  std::vector<std::uint32_t> left{whole, steps_[step].left}, at_risk{part};
  const std::size_t last = stretch_of(step);
  for (std::size_t i = 0; i <= last; ++i) {
    at_risk.push_back(stretches_[i].at_risk);
    if (i > 0) left.push_back(steps_[stretches_[i].first_step - 1].left);
  }
  return compare_products(left, at_risk);
}

std::optional<std::int64_t> SurvivalCurve::first_at_most(std::uint32_t part, std::uint32_t whole) const {
  std::size_t low = 0, high = steps_.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (compare(middle, part, whole) <= 0)
      high = middle;
    else
      low = middle + 1;
  }
  return low == steps_.size() ? std::nullopt : std::optional(steps_[low].t);
}

// Rounds the lower bound to tenths, then decides exactly whether the true value reaches the next half.
std::optional<Percent> SurvivalCurve::at(std::int64_t t) const {
  const auto after = std::ranges::upper_bound(steps_, t, {}, &Step::t);
  const bool is_over = !steps_.empty() && steps_.back().left == 0;
  if (t > watched_ && !is_over) return std::nullopt;
  if (after == steps_.begin()) return Percent{1000};
  const auto step = static_cast<std::size_t>(after - steps_.begin()) - 1;
  const auto tenths =
      static_cast<std::uint32_t>((bounds(step).low * 2000 + (Wide{1} << kUnitBits)) >> (kUnitBits + 1));
  // The lower bound may be just below a half that rounds up, so the exact value decides.
  const bool next = compare(step, 2 * tenths + 1, 2000) >= 0;
  return Percent{tenths + (next ? 1 : 0)};
}

}  // namespace tix
