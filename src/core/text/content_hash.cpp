// FNV-1a: simple enough to be reproduced by any reader of a database, which stores these hashes.
#include "tix/text/content_hash.hpp"

#include <cstdint>

#include <fmt/format.h>

namespace tix {

std::string content_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return fmt::format("{:016x}", hash);
}

}  // namespace tix
