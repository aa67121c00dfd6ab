// A text's short name, by FNV-1a.
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
