// Medians and percentiles. All arithmetic is on whole numbers, so that a report is the same on every machine.
// Percentiles are nearest ranks, because an interpolated one would be a duration that no ticket had.
#include "tix/report/statistics.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace tix {

Numbers::Numbers(std::initializer_list<std::int64_t> values) {
  for (const std::int64_t value : values) push_back(value);
}

void Numbers::push_back(std::int64_t value) {
  if (value <= std::numeric_limits<std::uint32_t>::max())
    small_.push_back(static_cast<std::uint32_t>(value));
  else
    large_.push_back(value);
}

Numbers& Numbers::operator+=(const Numbers& more) {
  small_.insert(small_.end(), more.small_.begin(), more.small_.end());
  large_.insert(large_.end(), more.large_.begin(), more.large_.end());
  return *this;
}

std::int64_t Numbers::sum() const {
  return std::accumulate(small_.begin(), small_.end(),
                         std::accumulate(large_.begin(), large_.end(), std::int64_t{0}));
}

void Numbers::sort() {
  std::ranges::sort(small_);
  std::ranges::sort(large_);
}

std::int64_t median(std::vector<std::int64_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  const std::int64_t below = *std::max_element(values.begin(), middle);
  return (below + *middle) / 2;
}

namespace {

/// Returns the index of the least of `size` sorted values that at least `percent` of them do not exceed:
/// ceil(size * percent / 100) - 1.
std::size_t rank_of(std::size_t size, int percent) {
  return (size * static_cast<std::size_t>(percent) + 99) / 100 - 1;
}

}  // namespace

std::int64_t nearest_rank(const std::vector<std::int64_t>& sorted, int percent) {
  return sorted[rank_of(sorted.size(), percent)];
}

std::optional<Lengths> lengths_of(Numbers values) {
  if (values.empty()) return std::nullopt;
  values.sort();
  const std::size_t n = values.size();
  Lengths lengths;
  lengths.mean = values.sum() / static_cast<std::int64_t>(n);
  lengths.median = (values[(n - 1) / 2] + values[n / 2]) / 2;
  lengths.p90 = values[rank_of(n, 90)];
  lengths.p95 = values[rank_of(n, 95)];
  return lengths;
}

}  // namespace tix
