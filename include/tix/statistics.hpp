// The few statistics reports give, always of all values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace tix {

/// The mean of the two middle values, truncated to the second; `values` must not be empty.
std::int64_t median(std::vector<std::int64_t> values);

/// The least value that at least `percent` (1 to 100) of all values do not exceed: the nearest rank.
/// `sorted` must not be empty.
std::int64_t nearest_rank(const std::vector<std::int64_t>& sorted, int percent);

/// What is said of a set of lengths of time; mean and median are cut to the second.
struct Lengths {
  std::int64_t mean = 0, median = 0, p90 = 0, p95 = 0;
};
/// Nothing of no values. Values are not negative.
std::optional<Lengths> lengths_of(std::vector<std::int64_t> values);

}  // namespace tix
