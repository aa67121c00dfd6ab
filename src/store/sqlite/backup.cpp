// Copies page by page with SQLite's backup API and keeps the copy only if SQLite finds it sound.
#include "store/sqlite/backup.hpp"

#include "store/file/part_file.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/storage_error.hpp"
#include "tix/text/error.hpp"

#include <string>
#include <string_view>

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {
namespace {

constexpr mode_t kOwner = 0600;

/// Copies all pages in one step. SQLite reports a lock that it could not get as a result, not as an error.
void copy_pages(SQLite::Database& copy, Database& original) {
  const int code = SQLite::Backup(copy, original.connection()).executeStep();
  if (code != SQLITE_DONE) throw_storage_error(code, sqlite3_errstr(code), original.file());
}

[[noreturn]] void refuse(const Database& original, std::string_view why) {
  throw Error(ErrorKind::storage, fmt::format("the copy of {} is damaged: {}", original.file(), why),
              "the copy was deleted; run 'tix doctor' to check the database");
}

void check_copy(SQLite::Database& copy, Database& original) {
  const std::string found = copy.execAndGet("PRAGMA quick_check(1)").getString();
  if (found != "ok") refuse(original, found);
  if (copy.execAndGet("PRAGMA application_id").getInt() != kApplicationId)
    refuse(original, "it is not a tix database");
  if (schema_of(copy) != schema_of(original.connection())) refuse(original, "its schema differs");
}

}  // namespace

std::filesystem::path free_copy_name(const std::filesystem::path& database, std::string_view mark) {
  const std::string first = fmt::format("{}.{}", database.string(), mark);
  std::filesystem::path name = first;
  for (int number = 2; std::filesystem::exists(name); ++number) name = fmt::format("{}.{}", first, number);
  return name;
}

void backup(Database& database, const std::filesystem::path& path) {
  PartFile part(path, kOwner, PartName::needed);
  translated(path.string(), [&] {
    SQLite::Database copy(plain_file_name(part.path()), SQLite::OPEN_READWRITE);
    copy_pages(copy, database);
    // Makes the copy a single file, so that it can be read on a read-only medium.
    copy.exec("PRAGMA journal_mode = DELETE");
    check_copy(copy, database);
  });
  database.require_unchanged();
  part.publish(IfTaken::refuse);
}

}  // namespace tix::store
