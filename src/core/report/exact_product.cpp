// Long multiplication with digits of 32 bits. The carry fits in 64 bits, because (2^32 - 1)^2 + (2^32 - 1)
// does.
#include "core/report/exact_product.hpp"

namespace tix {
namespace {

/// Returns the digits of the product, the lowest first and without leading zeros. No digit means 0.
std::vector<std::uint32_t> product(const std::vector<std::uint32_t>& factors) {
  std::vector<std::uint32_t> digits{1};
  for (const std::uint32_t factor : factors) {
    std::uint64_t carry = 0;
    for (std::uint32_t& digit : digits) {
      carry += std::uint64_t{digit} * factor;
      digit = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) digits.push_back(static_cast<std::uint32_t>(carry));
  }
  while (!digits.empty() && digits.back() == 0) digits.pop_back();
  return digits;
}

}  // namespace

std::strong_ordering compare_products(const std::vector<std::uint32_t>& a,
                                      const std::vector<std::uint32_t>& b) {
  const std::vector<std::uint32_t> x = product(a), y = product(b);
  if (x.size() != y.size()) return x.size() <=> y.size();
  return std::lexicographical_compare_three_way(x.rbegin(), x.rend(), y.rbegin(), y.rend());
}

}  // namespace tix
