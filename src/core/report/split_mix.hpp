// Random numbers that are the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tix {

/// SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
/// The standard's distributions are not used: they may differ from one library to the next.
class SplitMix {
 public:
  constexpr explicit SplitMix(std::uint64_t seed) : state_(seed) {}
  /// The `number`th of a seed's streams.
  constexpr SplitMix(std::uint64_t seed, std::uint64_t number)
      : state_(SplitMix(seed).next() ^ SplitMix(~number).next()) {}

  constexpr std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  /// One of 0 .. n - 1; n is from 1 to 2^32, so that none is favoured by more than a 2^32nd.
  constexpr std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(((next() >> 32) * std::uint64_t{n}) >> 32);
  }

 private:
  std::uint64_t state_;
};

}  // namespace tix
