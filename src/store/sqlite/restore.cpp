// Overwrites through SQLite: a file moved over an open database would leave its log to the wrong one.
#include "store/sqlite/restore.hpp"

#include "store/sqlite/backup.hpp"
#include "store/sqlite/storage_error.hpp"
#include "tix/text/error.hpp"

#include <string>

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {
namespace {

void require_sound(Database& backup) {
  const std::string found = translated(
      backup.file(), [&] { return backup.connection().execAndGet("PRAGMA quick_check(1)").getString(); });
  if (found != "ok")
    throw Error(ErrorKind::refused, fmt::format("{} is damaged: {}", backup.file(), found),
                "restore an older backup");
}

/// Keeps everybody else out until the connection closes.
void lock_out(Database& database) {
  translated(database.file(),
             [&] { database.connection().exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT"); });
}

}  // namespace

std::filesystem::path restore(Database& database, Database& backup) {
  require_sound(backup);
  const WriteTurn turn = database.take_turn();
  lock_out(database);
  std::filesystem::path copy = free_copy_name(database.file(), "before-restore");
  store::backup(database, copy);
  translated(database.file(), [&] {
    const int code = SQLite::Backup(database.connection(), backup.connection()).executeStep();
    if (code != SQLITE_DONE) throw_storage_error(code, sqlite3_errstr(code), database.file());
    remove_wal_at_close(database.connection());
  });
  return copy;
}

}  // namespace tix::store
