// Random numbers that are the same on every machine, so that a forecast can be reproduced.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tix {

/// SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
/// The distributions of the standard library are not used, because they may differ between implementations.
/// Not for secrets.
class SplitMix {
 public:
  constexpr explicit SplitMix(std::uint64_t seed) : state_(seed) {}
  /// Begins stream `number` of a seed. Streams are independent, so that a trial does not depend on those
  /// before it.
  constexpr SplitMix(std::uint64_t seed, std::uint64_t number)
      : state_(SplitMix(seed).next() ^ SplitMix(~number).next()) {}

  /// Returns the next 64 random bits.
  constexpr std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  /// Returns a number from 0 to n - 1, where n is from 1 to 2^32. Multiplies instead of dividing; the
  /// probabilities differ by at most 2^-32.
  constexpr std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(((next() >> 32) * std::uint64_t{n}) >> 32);
  }

 private:
  std::uint64_t state_;
};

}  // namespace tix
