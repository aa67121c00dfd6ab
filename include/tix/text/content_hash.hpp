// A short hash that tells versions of a text apart.
#pragma once

#include <string>
#include <string_view>

namespace tix {

/// Returns the 64-bit FNV-1a hash of `text` (Fowler, Noll and Vo) as 16 lower-case hexadecimal digits. Not
/// cryptographic: it detects a changed text, but not a forged one.
std::string content_hash(std::string_view text);

}  // namespace tix
