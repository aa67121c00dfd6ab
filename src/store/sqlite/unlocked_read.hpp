// Reading a database without locks, where nothing can be written next to it.
#pragma once

#include <cstdint>
#include <filesystem>

#include <SQLiteCpp/Database.h>
#include <sys/stat.h>

namespace tix::store {

/// Returns whether the write-ahead log next to a database holds changes that may not be in it yet.
bool has_log(const std::filesystem::path& database);

/// The state of a database file when it was opened as immutable. If somebody changes the file while it is
/// read, the data read may be from two states.
class UnlockedRead {
 public:
  /// Notes the state of the file that `connection`, opened as immutable, reads.
  UnlockedRead(std::filesystem::path path, SQLite::Database& connection);
  /// Throws Error{storage} if somebody has written the file since.
  void require_unchanged(SQLite::Database& connection) const;

 private:
  struct State {
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;
    std::int64_t modified_s = 0, modified_ns = 0;
    std::uint32_t change_counter = 0;  ///< at byte 24 of the file; see SQLite's file format
    bool operator==(const State&) const = default;
  };
  static State state_of(const std::filesystem::path& path, SQLite::Database& connection);

  std::filesystem::path path_;
  State opened_;
};

}  // namespace tix::store
