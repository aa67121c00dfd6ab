// The confidence interval of a share, for scores that few customers gave.
#pragma once

#include "tix/report/report.hpp"

#include <cstdint>

namespace tix {

/// An interval of shares, with both ends included.
struct ShareInterval {
  Percent low, high;
};

/// Returns the 95 % score interval of a share: all p for which part / whole lies within 1.959964 standard
/// errors sqrt(p (1 - p) / whole) of p (E. B. Wilson, Journal of the American Statistical Association 22,
/// 1927). Unlike the usual interval around the share it stays within 0 and 100 %, and is sensible for few
/// answers that all agree. Requires 0 <= part <= whole and 0 < whole. Rounded to one decimal, in whole
/// numbers only, so it is the same on every machine.
ShareInterval wilson_interval(std::int64_t part, std::int64_t whole);

}  // namespace tix
