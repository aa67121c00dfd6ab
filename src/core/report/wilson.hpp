// How sure a share of few answers is.
#pragma once

#include "tix/report/report.hpp"

#include <cstdint>

namespace tix {

struct ShareInterval {
  Percent low, high;
};

/// The score interval (95 %) of a share: all p for which part / whole lies within 1.959964 standard errors
/// sqrt(p (1 - p) / whole) of p (E. B. Wilson, Journal of the American Statistical Association 22, 1927). It
/// stays within 0 and 100 % and is never empty, also of few answers that all agree. 0 <= part <=
/// whole, 0 < whole. Rounded to one decimal, in whole numbers only: the same everywhere.
ShareInterval wilson_interval(std::int64_t part, std::int64_t whole);

}  // namespace tix
