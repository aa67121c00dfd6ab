// Middle values and ranks.
#include "tix/statistics.hpp"

#include <algorithm>
#include <numeric>

namespace tix {

std::int64_t median(std::vector<std::int64_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  const std::int64_t below = *std::max_element(values.begin(), middle);
  return (below + *middle) / 2;
}

std::int64_t nearest_rank(const std::vector<std::int64_t>& sorted, int percent) {
  const std::size_t rank = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
  return sorted[rank - 1];
}

std::optional<Lengths> lengths_of(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  Lengths lengths;
  lengths.mean =
      std::accumulate(values.begin(), values.end(), std::int64_t{0}) / static_cast<std::int64_t>(n);
  lengths.median = (values[(n - 1) / 2] + values[n / 2]) / 2;
  lengths.p90 = nearest_rank(values, 90);
  lengths.p95 = nearest_rank(values, 95);
  return lengths;
}

}  // namespace tix
