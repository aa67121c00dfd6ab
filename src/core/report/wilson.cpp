// Finds the bounds by bisection instead of solving the quadratic equation: whether a share lies below the
// bound can be decided in whole numbers, whereas the solution has a square root. The upper bound is the lower
// one of the rest.
#include "core/report/wilson.hpp"

namespace tix {
namespace {

__extension__ using Wide = __int128;

/// The square of the 97.5 % quantile of the normal distribution, times 10^9.
constexpr Wide kSquare = 3'841'458'821;

/// Returns whether p = halves / 2000 is at most the lower bound, which means that part / whole - p is at
/// least 1.959964 standard errors. Both sides are squared and multiplied by 2000^2 * whole^2 * 10^9 to be
/// whole numbers.
bool is_at_most_low(std::int64_t halves, std::int64_t part, std::int64_t whole) {
  const Wide above = Wide{2000} * part - Wide{halves} * whole;
  return above >= 0 && above * above * 1'000'000'000 >= kSquare * whole * halves * (2000 - halves);
}

/// Returns the lower bound rounded to tenths of a percent. Tests p in half tenths, where rounding changes.
std::int64_t low(std::int64_t part, std::int64_t whole) {
  std::int64_t tenths = 0;
  for (std::int64_t step = 512; step > 0; step /= 2)
    if (tenths + step <= 1000 && is_at_most_low(2 * (tenths + step) - 1, part, whole)) tenths += step;
  return tenths;
}

}  // namespace

ShareInterval wilson_interval(std::int64_t part, std::int64_t whole) {
  return {Percent{low(part, whole)}, Percent{1000 - low(whole - part, whole)}};
}

}  // namespace tix
