// Compares products of many whole numbers without rounding.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace tix {

/// Compares the product of `a` with that of `b`. The product of no factors is 1. Quadratic in the number of
/// factors.
std::strong_ordering compare_products(const std::vector<std::uint32_t>& a,
                                      const std::vector<std::uint32_t>& b);

}  // namespace tix
