// The interval found by asking of each share whether it lies below.
#include "core/report/wilson.hpp"

namespace tix {
namespace {

__extension__ using Wide = __int128;

/// The square of the normal distribution's 97.5 % quantile, times 10^9.
constexpr Wide kSquare = 3'841'458'821;

/// Whether p = halves / 2000 is no more than the lower bound: part / whole - p is no less than the standard
/// errors allow; both squared, times 2000^2 whole^2.
bool is_at_most_low(std::int64_t halves, std::int64_t part, std::int64_t whole) {
  const Wide above = Wide{2000} * part - Wide{halves} * whole;
  return above >= 0 && above * above * 1'000'000'000 >= kSquare * whole * halves * (2000 - halves);
}

/// The lower bound in tenths of a percent: it lies within half a tenth of it.
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
