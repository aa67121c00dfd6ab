// Opens an existing database.
#include "store/sqlite/connection.hpp"

#include "store/file/folder.hpp"
#include "store/sqlite/database_file.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/storage_error.hpp"
#include "store/sqlite/text_like.hpp"
#include "tix/text/error.hpp"

#include <cerrno>
#include <string>

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

std::unique_ptr<SQLite::Database> open_with(const std::string& name, int flags, int busy_ms) {
  auto connection = std::make_unique<SQLite::Database>(name, flags | SQLite::OPEN_NOMUTEX, busy_ms);
  harden(*connection);
  application_id_of(*connection);  // the first read: SQLite opens lazily
  return connection;
}

std::unique_ptr<SQLite::Database> open_file(const std::filesystem::path& path, Access access, int busy_ms) {
  const std::string name = plain_file_name(path);
  if (access == Access::write) return open_with(name, SQLite::OPEN_READWRITE, busy_ms);
  try {
    return open_with(name, SQLite::OPEN_READONLY, busy_ms);
  } catch (const SQLite::Exception& e) {
    const bool cannot = e.getErrorCode() == SQLITE_CANTOPEN || e.getErrorCode() == SQLITE_READONLY;
    if (!cannot || !on_read_only_medium(path)) throw;
    return open_with(immutable_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, busy_ms);
  }
}

void check_schema(SQLite::Database& connection, const std::string& file, bool accept_older) {
  const int application = application_id_of(connection);
  const int schema = schema_of(connection);
  if (application != kApplicationId) {
    const bool empty = connection.execAndGet("PRAGMA page_count").getInt() == 0;
    throw Error{ErrorKind::storage,
                empty ? fmt::format("{} is empty, not a tix database", file)
                      : fmt::format("{} is an SQLite database of another program", file),
                "`--db FILE` names the database of tix"};
  }
  if (schema > newest_schema())
    throw Error{ErrorKind::storage,
                fmt::format("{} was made by a newer tix (schema {}, this one knows {})", file, schema,
                            newest_schema()),
                "install the newer tix"};
  if (schema < newest_schema() && !accept_older)
    throw Error{ErrorKind::refused,
                fmt::format("{} was made by an older tix (schema {}, this one needs {})", file, schema,
                            newest_schema()),
                "`tix migrate` upgrades it, and so does the first command that writes"};
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

std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, Access access,
                                          const OpenOptions& options) {
  const bool writing = access == Access::write;
  check_openable(path, access);
  if (!options.force_network) check_local(folder_of(path));
  return translated(path.string(), [&] {
    auto connection = open_file(path, access, options.busy_ms);
    check_schema(*connection, path.string(), options.accept_older);
    // Readers visit most pages once, in order: a small cache holds the inner pages.
    connection->exec(writing ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
                             : "PRAGMA query_only = ON; PRAGMA cache_size = -16384");
    return connection;
  });
}

}  // namespace tix::store
