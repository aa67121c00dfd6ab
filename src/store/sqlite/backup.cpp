// SQLite's own page by page copy, under a name of its own until it is whole.
#include "store/sqlite/backup.hpp"

#include "store/sqlite/database_file.hpp"
#include "store/sqlite/storage_error.hpp"

#include <SQLiteCpp/Backup.h>

namespace tix::store {

void backup(Database& database, const std::filesystem::path& path) {
  const std::filesystem::path beside = free_name_beside(path);
  make_file(beside, 0600);
  try {
    translated(path.string(), [&] {
      SQLite::Database copy(plain_file_name(beside), SQLite::OPEN_READWRITE);
      SQLite::Backup(copy, database.connection()).executeStep();
      // The copy is one file: a reader of a medium nobody can write finds all of it there.
      copy.exec("PRAGMA journal_mode = DELETE");
    });
    move_into_place(beside, path);
  } catch (...) {
    std::error_code no_matter;
    std::filesystem::remove(beside, no_matter);
    throw;
  }
}

}  // namespace tix::store
