// A short hash that tells versions of a text apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tix {

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo) of a text that comes in parts. Not cryptographic: it detects
/// a changed text, but not a forged one.
class ContentHash {
 public:
  void add(std::string_view part);
  /// Returns the hash of all parts so far as 16 lower-case hexadecimal digits.
  std::string text() const;

 private:
  std::uint64_t hash_ = 14695981039346656037u;
};

/// Returns the hash of `text`.
std::string content_hash(std::string_view text);

}  // namespace tix
