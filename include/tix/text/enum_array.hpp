// Values by enumerator.
#pragma once

#include <array>
#include <cstddef>

namespace tix {

/// One value for each of the first `N` enumerators, indexed by the enumerators themselves.
template <class Enum, class Value, std::size_t N>
struct EnumArray : std::array<Value, N> {
  using std::array<Value, N>::operator[];
  constexpr Value& operator[](Enum e) {
    return std::array<Value, N>::operator[](static_cast<std::size_t>(e));
  }
  constexpr const Value& operator[](Enum e) const {
    return std::array<Value, N>::operator[](static_cast<std::size_t>(e));
  }
};

}  // namespace tix
