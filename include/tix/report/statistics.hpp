// The statistics of reports. All are computed from all values, never from samples or averages of averages.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

namespace tix {

/// A collection of values that are not negative. Uses four bytes per value; values that need more, 136 years
/// in seconds, are kept separately. Reports keep the values of all their tickets, which may be millions.
class Numbers {
 public:
  Numbers() = default;
  Numbers(std::initializer_list<std::int64_t> values);

  void push_back(std::int64_t value);
  Numbers& operator+=(const Numbers& more);
  std::size_t size() const { return small_.size() + large_.size(); }
  bool empty() const { return size() == 0; }
  std::int64_t sum() const;

  /// Sorts the values. From then on, until the next change, `[i]` is the value with `i` values before it.
  void sort();
  std::int64_t operator[](std::size_t i) const {
    return i < small_.size() ? small_[i] : large_[i - small_.size()];
  }

 private:
  std::vector<std::uint32_t> small_;
  std::vector<std::int64_t> large_;
};

/// Returns the middle value or, of an even number, the mean of the two middle ones, truncated. `values` must
/// not be empty. Linear on average (selection instead of sorting).
std::int64_t median(std::vector<std::int64_t> values);

/// Returns the percentile by nearest rank: the least value that at least `percent` (1 to 100) of all values
/// do not exceed. It is always one of the values, never interpolated. `sorted` must be ascending and not
/// empty.
std::int64_t nearest_rank(const std::vector<std::int64_t>& sorted, int percent);

/// Returns the number of different values.
template <class Value>
std::int64_t distinct(std::vector<Value> values) {
  std::ranges::sort(values);
  return std::unique(values.begin(), values.end()) - values.begin();
}

/// The statistics of a set of lengths of time, in seconds. Mean and median are truncated; p90 and p95 are
/// nearest ranks.
struct Lengths {
  std::int64_t mean = 0, median = 0, p90 = 0, p95 = 0;
};
/// Returns the statistics of the values, or nullopt if there are none.
std::optional<Lengths> lengths_of(Numbers values);

}  // namespace tix
