// Compares the file before and after, through the descriptor that SQLite has.
#include "store/sqlite/unlocked_read.hpp"

#include "store/sqlite/storage_error.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {
namespace {

std::uint32_t change_counter_of(SQLite::Database& connection) {
  constexpr sqlite3_int64 kPlace = 24;
  sqlite3_file* file = nullptr;
  sqlite3_file_control(connection.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  std::array<unsigned char, 4> bytes{};
  const int code = file->pMethods->xRead(file, bytes.data(), bytes.size(), kPlace);
  if (code != SQLITE_OK) throw_storage_error(code, sqlite3_errstr(code), connection.getFilename());
  std::uint32_t counter = 0;
  for (const unsigned char byte : bytes) counter = counter << 8 | byte;
  return counter;
}

}  // namespace

bool has_log(const std::filesystem::path& database) {
  struct stat log {};
  return ::stat((database.string() + "-wal").c_str(), &log) == 0 && log.st_size > 0;
}

UnlockedRead::State UnlockedRead::state_of(const std::filesystem::path& path, SQLite::Database& connection) {
  struct stat file {};
  if (::stat(path.c_str(), &file) != 0) return {};
  return {.device = file.st_dev,
          .inode = file.st_ino,
          .size = file.st_size,
          .modified_s = file.st_mtim.tv_sec,
          .modified_ns = file.st_mtim.tv_nsec,
          .change_counter = change_counter_of(connection)};
}

UnlockedRead::UnlockedRead(std::filesystem::path path, SQLite::Database& connection)
    : path_(std::move(path)), opened_(state_of(path_, connection)) {}

void UnlockedRead::require_unchanged(SQLite::Database& connection) const {
  if (!has_log(path_) && state_of(path_, connection) == opened_) return;
  throw Error{ErrorKind::storage,
              fmt::format("another process changed {} while it was read without a lock", path_.string()),
              "run the command again"};
}

}  // namespace tix::store
