// Random choices for tests; seeds are fixed, so a failure repeats.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <random>

namespace tix::test {

using Random = std::mt19937_64;

/// The first to the last, both included.
inline std::int64_t pick(Random& random, std::int64_t first, std::int64_t last) {
  return std::uniform_int_distribution<std::int64_t>{first, last}(random);
}

/// 0 <= answer < n.
template <std::integral Number>
Number below(Random& random, Number n) {
  return static_cast<Number>(pick(random, 0, static_cast<std::int64_t>(n) - 1));
}

inline bool chance(Random& random, int percent) {
  return below(random, 100) < percent;
}

template <class Values>
const auto& one_of(Random& random, const Values& values) {
  return values[static_cast<std::size_t>(below(random, std::ssize(values)))];
}

template <class Value>
Value one_of(Random& random, std::initializer_list<Value> values) {
  return values.begin()[below(random, std::ssize(values))];
}

}  // namespace tix::test
