// An array indexed by the enumerators of an enumeration.
#pragma once

#include <array>
#include <cstddef>

namespace tix {

/// Holds one value for each of the first `N` enumerators of an enumeration that counts up from 0. Indexing by
/// an enumerator is unchecked, like `std::array::operator[]`.
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
