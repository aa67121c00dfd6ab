// Hashes first, then writes: the name must be known before the row, and SQLite would rewrite a whole row to
// set it.
#include "store/intake/blob_store.hpp"

#include "store/sqlite/storage_error.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <glib.h>

namespace tix::store {
namespace {

/// Larger blobs are written in place, piece by piece; smaller ones are bound, which is faster.
constexpr std::int64_t kBoundInOne = std::int64_t{1} << 20;
constexpr std::size_t kPiece = std::size_t{1} << 16;
constexpr std::size_t kHashSize = 32;

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

/// Calls `take` with each piece of the source in order.
template <class Take>
void each_piece(const BlobSource& source, Take take) {
  std::vector<char> buffer(std::min(kPiece, static_cast<std::size_t>(source.size)));
  for (std::int64_t offset = 0; offset < source.size;) {
    const auto size =
        static_cast<std::size_t>(std::min<std::int64_t>(std::ssize(buffer), source.size - offset));
    source.read(offset, buffer.data(), size);
    take(offset, std::string_view(buffer.data(), size));
    offset += static_cast<std::int64_t>(size);
  }
}

std::string sha256_of(const BlobSource& source) {
  struct Free {
    void operator()(GChecksum* checksum) const { g_checksum_free(checksum); }
  };
  const std::unique_ptr<GChecksum, Free> checksum(g_checksum_new(G_CHECKSUM_SHA256));
  each_piece(source, [&](std::int64_t, std::string_view piece) {
    g_checksum_update(checksum.get(), reinterpret_cast<const guchar*>(piece.data()),
                      static_cast<gssize>(piece.size()));
  });
  std::array<guint8, kHashSize> digest{};
  gsize size = digest.size();
  g_checksum_get_digest(checksum.get(), digest.data(), &size);
  return {reinterpret_cast<const char*>(digest.data()), size};
}

/// A blob opened for reading or writing in place.
class OpenBlob {
 public:
  enum class For : int { reading = 0, writing = 1 };
  OpenBlob(Database& database, BlobId id, For use) : database_(&database) {
    check(sqlite3_blob_open(database.connection().getHandle(), "main", "blob", "bytes", id.value,
                            static_cast<int>(use), &blob_));
  }
  OpenBlob(const OpenBlob&) = delete;
  ~OpenBlob() { sqlite3_blob_close(blob_); }

  int size() const { return sqlite3_blob_bytes(blob_); }
  void read(int offset, char* into, int size) { check(sqlite3_blob_read(blob_, into, size, offset)); }
  void write(int offset, std::string_view piece) {
    check(sqlite3_blob_write(blob_, piece.data(), static_cast<int>(piece.size()), offset));
  }

 private:
  void check(int code) const {
    if (code != SQLITE_OK)
      throw_storage_error(code, sqlite3_errmsg(database_->connection().getHandle()), database_->file());
  }

  Database* database_;
  sqlite3_blob* blob_ = nullptr;
};

}  // namespace

BlobSource blob_source(std::string_view bytes) {
  return {std::ssize(bytes), [bytes](std::int64_t offset, char* into, std::size_t size) {
            std::ranges::copy(bytes.substr(static_cast<std::size_t>(offset), size), into);
          }};
}

Blob keep_blob(Database& database, const BlobSource& source) {
  const Bytes hash{sha256_of(source)};
  Blob blob{{}, source.size, hexadecimal(hash.bytes)};
  if (const auto known = database.query("blob_by_hash").value<BlobId>(hash)) {
    blob.id = *known;
    return blob;
  }
  if (source.size <= kBoundInOne) {
    Bytes bytes;
    each_piece(source, [&](std::int64_t, std::string_view piece) { bytes.bytes += piece; });
    blob.id = database.query("blob_add").value<BlobId>(hash, source.size, bytes).value();
    return blob;
  }
  blob.id = database.query("blob_add_empty").value<BlobId>(hash, source.size).value();
  OpenBlob open(database, blob.id, OpenBlob::For::writing);
  each_piece(source, [&](std::int64_t offset, std::string_view piece) {
    open.write(static_cast<int>(offset), piece);
  });
  return blob;
}

std::optional<Blob> get_blob(Database& database, BlobId id) {
  Query row = database.query("blob_get");
  if (!row.bind(id).step()) return std::nullopt;
  Bytes hash;
  Blob blob{id, 0, {}};
  row.read(hash, blob.size);
  blob.sha256 = hexadecimal(hash.bytes);
  return blob;
}

void read_blob(Database& database, BlobId id, const std::function<void(std::string_view)>& write) {
  OpenBlob open(database, id, OpenBlob::For::reading);
  std::vector<char> buffer(kPiece);
  for (int offset = 0; offset < open.size();) {
    const int size = std::min(static_cast<int>(buffer.size()), open.size() - offset);
    open.read(offset, buffer.data(), size);
    write(std::string_view(buffer.data(), static_cast<std::size_t>(size)));
    offset += size;
  }
}

void drop_unused_blob(Database& database, BlobId id) {
  database.query("blob_drop_unused").run(id);
}

}  // namespace tix::store
