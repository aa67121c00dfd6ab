// Opens a connection to an existing database: checked, hardened, and set up for reading or writing.
#pragma once

#include "store/sqlite/embedded_sql.hpp"

#include <filesystem>
#include <memory>

#include <SQLiteCpp/Database.h>

namespace tix::store {

struct OpenOptions {
  bool force_network = false;  ///< the user confirms that only this machine opens the file
  bool accept_older = false;   ///< accept an older schema, for an upgrade
  int busy_ms = 60'000;        ///< how long to wait for other writers
};

/// Opens `path`. Throws Error{storage} with one line if the file does not exist, is a folder, is not
/// permitted, is not SQLite, belongs to another program, has a newer schema, lies on a network file system,
/// is locked or is damaged, and Error{refused} if it has an older schema.
///
/// Reading opens the file read-only with query_only and works while others write (WAL). On a read-only medium
/// the file is opened as immutable. Reading never changes the database file; SQLite may leave an empty `-wal`
/// and a `-shm` next to it. Writing uses WAL, synchronous FULL and foreign keys.
///
/// The file may come from a stranger: its schema is not trusted (no function with side effects runs in views,
/// no schema can be written, page cells are checked), and triggers are off, since tix has none.
std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, Access access,
                                          const OpenOptions& options);

/// Applies the settings of every connection, including one to a new database.
void harden(SQLite::Database& connection);

/// Returns the name to pass to SQLite: never taken for a URI, an option or `:memory:`.
std::string plain_file_name(const std::filesystem::path& path);

}  // namespace tix::store
