// FNV-1a: simple enough to be reproduced by any reader of a database, which stores these hashes.
#include "tix/text/content_hash.hpp"

#include <fmt/format.h>

namespace tix {

void ContentHash::add(std::string_view part) {
  for (const char c : part) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 1099511628211u;
}

std::string ContentHash::text() const {
  return fmt::format("{:016x}", hash_);
}

std::string content_hash(std::string_view text) {
  ContentHash hash;
  hash.add(text);
  return hash.text();
}

}  // namespace tix
