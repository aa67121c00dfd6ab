// Files as blobs: each content once, named by its SHA-256.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tix::store {

/// Bytes somewhere else, which may be too many for memory. `read` fills exactly `size` bytes from `offset`
/// on, or throws.
struct BlobSource {
  std::int64_t size = 0;
  std::function<void(std::int64_t offset, char* into, std::size_t size)> read;
};
/// Returns bytes in memory as a source; they must outlive it.
BlobSource blob_source(std::string_view bytes);

/// A stored blob.
struct Blob {
  BlobId id;
  std::int64_t size = 0;
  std::string sha256;  ///< in hexadecimal
};

/// Stores the bytes, unless a blob has them already. Reads the source twice, and never holds more than a
/// piece of it in memory.
Blob keep_blob(Database& database, const BlobSource& source);
/// Returns nullopt if there is no such blob.
std::optional<Blob> get_blob(Database& database, BlobId id);
/// Passes the bytes to `write`, piece by piece. Throws Error{storage} if there is no such blob.
void read_blob(Database& database, BlobId id, const std::function<void(std::string_view)>& write);
/// Deletes the blob if no part and no message that came in refers to it.
void drop_unused_blob(Database& database, BlobId id);

}  // namespace tix::store
