// Opens an existing database.
#include "store/sqlite/connection.hpp"

#include "store/file/folder.hpp"
#include "store/sqlite/database_file.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/storage_error.hpp"
#include "store/sqlite/text_like.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

namespace tix::store {
namespace {

/// Returns the path as a `file:` URI for a read-only medium.
std::string immutable_uri(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char c : plain_file_name(path)) {
    const bool special = c == '%' || c == '?' || c == '#';
    uri += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return uri + "?immutable=1";
}

/// Returns true if the file lies on a medium mounted read-only, where nobody can write and WAL has no place
/// for its files. (In a folder that is merely not writable for us, somebody else may write.)
bool on_read_only_medium(const std::filesystem::path& path) {
  return ::access(folder_of(path).c_str(), W_OK) != 0 && errno == EROFS;
}

int application_id_of(SQLite::Database& connection) {
  return connection.execAndGet("PRAGMA application_id").getInt();
}

/// Turns off SQLite's memory statistics, which take a tenth of the time of reading a schema. This is possible
/// only before SQLite's first use.
void leave_memory_uncounted() {
  [[maybe_unused]] static const int told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

std::unique_ptr<SQLite::Database> open_with(const std::string& name, int flags, const LockWait& wait) {
  leave_memory_uncounted();
  auto connection = std::make_unique<SQLite::Database>(name, flags | SQLite::OPEN_NOMUTEX);
  wait_for_locks(*connection, wait);
  harden(*connection);
  application_id_of(*connection);  // the first read: SQLite opens lazily
  return connection;
}

/// Returns whether SQLite fails in this way if it cannot create files next to the database.
bool lacks_companions(const SQLite::Exception& failure) {
  constexpr std::array kCodes = {SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_FULL, SQLITE_IOERR};
  return std::ranges::find(kCodes, failure.getErrorCode() & 0xff) != kCodes.end();
}

/// Opens a database next to which nothing can be written. Throws Error{storage} if its log holds changes,
/// because they would be missing.
Connection open_unlocked(const std::filesystem::path& path, std::unique_ptr<const LockWait> wait) {
  if (has_log(path))
    throw Error{ErrorKind::storage,
                fmt::format("{0} cannot be read here: {0}-wal holds changes, and {0}-shm cannot be created",
                            path.string()),
                "copy both files to a folder where you can write"};
  auto handle = open_with(immutable_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, *wait);
  std::optional<UnlockedRead> unlocked;
  if (!on_read_only_medium(path)) unlocked.emplace(path, *handle);
  return {std::move(wait), std::move(handle), std::move(unlocked)};
}

Connection open_file(const std::filesystem::path& path, Access access, const LockWait& how) {
  const std::string name = plain_file_name(path);
  auto wait = std::make_unique<const LockWait>(how);
  const int flags = access == Access::write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
  try {
    auto handle = open_with(name, flags, *wait);
    return {std::move(wait), std::move(handle)};
  } catch (const SQLite::Exception& e) {
    if (access == Access::write || !lacks_companions(e)) throw;
    return open_unlocked(path, std::move(wait));
  }
}

void set_wal_persists(SQLite::Database& connection, int persists) {
  sqlite3_file_control(connection.getHandle(), "main", SQLITE_FCNTL_PERSIST_WAL, &persists);
}

void check_schema(SQLite::Database& connection, const std::string& file, bool accept_older) {
  const int application = application_id_of(connection);
  const int schema = schema_of(connection);
  if (application != kApplicationId) {
    const bool empty = connection.execAndGet("PRAGMA page_count").getInt() == 0;
    throw Error{ErrorKind::storage,
                empty ? fmt::format("{} is empty, not a tix database", file)
                      : fmt::format("{} is an SQLite database of another program", file),
                "name a tix database with --db FILE"};
  }
  if (schema > newest_schema())
    throw Error{ErrorKind::storage,
                fmt::format("{} was created by a newer tix (schema {}; this version knows {})", file, schema,
                            newest_schema()),
                "upgrade tix"};
  if (schema < newest_schema() && !accept_older)
    throw Error{ErrorKind::refused,
                fmt::format("{} was created by an older tix (schema {}; this version needs {})", file, schema,
                            newest_schema()),
                "run 'tix migrate' to upgrade it"};
}

}  // namespace

std::string plain_file_name(const std::filesystem::path& path) {
  return path.is_absolute() ? path.string() : "./" + path.string();
}

void harden(SQLite::Database& connection) {
  sqlite3* handle = connection.getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_extended_result_codes(handle, 1);
  connection.exec("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -65536");
  // Overwrites deleted data, so that `redact` leaves nothing behind in free space.
  connection.exec("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
  add_text_like(connection);
}

void use_wal(SQLite::Database& connection) {
  connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 0");
  set_wal_persists(connection, 1);
}

void remove_wal_at_close(SQLite::Database& connection) {
  set_wal_persists(connection, 0);
}

Connection connect(const std::filesystem::path& path, Access access, const OpenOptions& options) {
  check_openable(path, access);
  if (!options.force_network) check_local(folder_of(path));
  return translated(path.string(), [&] {
    Connection connection = open_file(path, access, options.wait);
    check_schema(*connection.handle, path.string(), options.accept_older);
    // A file with a rollback journal, such as a backup that was copied into place, gets a log first.
    if (access == Access::write)
      retry_while_busy(*connection.wait, [&] { use_wal(*connection.handle); });
    else  // readers visit most pages once, in order: a small cache holds the inner pages
      connection.handle->exec("PRAGMA query_only = ON; PRAGMA cache_size = -16384");
    return connection;
  });
}

}  // namespace tix::store
