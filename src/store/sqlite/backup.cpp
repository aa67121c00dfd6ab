// Copies page by page with SQLite's backup API, under a temporary name until the copy is complete.
#include "store/sqlite/backup.hpp"

#include "store/sqlite/database_file.hpp"
#include "store/sqlite/storage_error.hpp"

#include <SQLiteCpp/Backup.h>

namespace tix::store {

void backup(Database& database, const std::filesystem::path& path) {
  const std::filesystem::path unfinished = free_name_beside(path);
  make_file(unfinished, 0600);
  try {
    translated(path.string(), [&] {
      SQLite::Database copy(plain_file_name(unfinished), SQLite::OPEN_READWRITE);
      SQLite::Backup(copy, database.connection()).executeStep();
      // Makes the copy a single file, so that it can be read on a read-only medium.
      copy.exec("PRAGMA journal_mode = DELETE");
    });
    move_into_place(unfinished, path);
  } catch (...) {
    std::error_code no_matter;
    std::filesystem::remove(unfinished, no_matter);
    throw;
  }
}

}  // namespace tix::store
