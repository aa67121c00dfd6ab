// The few statistics reports give, always of all values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

namespace tix {

/// Values gathered one by one, none of them negative. Four bytes each: what needs more, 136 years in seconds,
/// is kept apart.
class Numbers {
 public:
  Numbers() = default;
  Numbers(std::initializer_list<std::int64_t> values);

  void push_back(std::int64_t value);
  Numbers& operator+=(const Numbers& more);
  std::size_t size() const { return small_.size() + large_.size(); }
  bool empty() const { return size() == 0; }
  std::int64_t sum() const;

  /// Puts them in order; from then on `[i]` is the one with `i` before it.
  void sort();
  std::int64_t operator[](std::size_t i) const {
    return i < small_.size() ? small_[i] : large_[i - small_.size()];
  }

 private:
  std::vector<std::uint32_t> small_;
  std::vector<std::int64_t> large_;
};

/// The mean of the two middle values, truncated to the second; `values` must not be empty.
std::int64_t median(std::vector<std::int64_t> values);

/// The least value that at least `percent` (1 to 100) of all values do not exceed: the nearest rank.
/// `sorted` must not be empty.
std::int64_t nearest_rank(const std::vector<std::int64_t>& sorted, int percent);

/// How many different ones there are.
template <class Value>
std::int64_t distinct(std::vector<Value> values) {
  std::ranges::sort(values);
  return std::unique(values.begin(), values.end()) - values.begin();
}

/// What is said of a set of lengths of time; mean and median are cut to the second.
struct Lengths {
  std::int64_t mean = 0, median = 0, p90 = 0, p95 = 0;
};
/// Nothing of no values.
std::optional<Lengths> lengths_of(Numbers values);

}  // namespace tix
