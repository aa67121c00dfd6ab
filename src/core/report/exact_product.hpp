// Products of many whole numbers, compared without rounding.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace tix {

/// The product of `a` beside that of `b`. Every factor is below 2^32; no factors make 1.
std::strong_ordering compare_products(const std::vector<std::uint32_t>& a,
                                      const std::vector<std::uint32_t>& b);

}  // namespace tix
