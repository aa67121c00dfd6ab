// The statistics of reports, computed in the slow and obvious way, for tests.
#pragma once

#include "tix/report/report.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

namespace tix::testing {

/// Returns the mean of the two middle values.
inline Cell slow_median(std::vector<std::int64_t> values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

/// Returns the least value that so many percent do not exceed.
inline Cell slow_rank(std::vector<std::int64_t> values, std::size_t percent) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  std::size_t rank = 1;
  while (rank * 100 < values.size() * percent) ++rank;
  return values[rank - 1];
}
inline Cell slow_p90(const std::vector<std::int64_t>& values) {
  return slow_rank(values, 90);
}

/// Returns `mean`, `median`, `p90` or `p95`.
inline Cell slow_length(const std::vector<std::int64_t>& values, const std::string& which) {
  if (values.empty()) return {};
  if (which == "median") return slow_median(values);
  if (which != "mean") return slow_rank(values, which == "p90" ? 90 : 95);
  return std::accumulate(values.begin(), values.end(), std::int64_t{0}) / std::ssize(values);
}

inline Cell slow_share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return {};
  return Percent{(part * 2000 + whole) / (2 * whole)};
}

}  // namespace tix::testing
