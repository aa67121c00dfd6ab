// A file without a name, for bytes that are too many for memory.
#pragma once

#include "store/file/descriptor.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace tix::store {

/// Holds bytes on disk until it is destroyed or the process ends, however that happens. Two processes that
/// share it by fork may append and read in turns.
class Spool {
 public:
  /// Creates an empty file without a name in `folder`, readable by this user only. Throws Error{storage}.
  explicit Spool(const std::filesystem::path& folder);

  int descriptor() const { return file_.number(); }
  /// Returns the number of bytes. Throws Error{storage}.
  std::int64_t size() const;
  /// Adds bytes at the end. Throws Error{storage}.
  void append(std::string_view bytes);
  /// Fills all `size` bytes of `into` from `offset` on. Throws Error{storage}, also if there are fewer.
  void read(std::int64_t offset, char* into, std::size_t size) const;
  /// Removes all bytes. Throws Error{storage}.
  void clear();

 private:
  [[noreturn]] void fail(std::string_view what) const;

  std::filesystem::path folder_;
  Descriptor file_;
};

}  // namespace tix::store
