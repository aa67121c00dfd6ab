// A connection to an existing database: checked, hardened, and set up for reading or writing.
#pragma once

#include "store/sqlite/embedded_sql.hpp"

#include <filesystem>
#include <memory>

#include <SQLiteCpp/Database.h>

namespace tix::store {

struct OpenOptions {
  bool force_network = false;  ///< the user says that only this machine opens the file
  bool accept_older = false;   ///< an older schema is no error: for `migrate`
  int busy_ms = 60'000;        ///< how long to wait for other writers: many at once each wait their turn
};

/// Opens `path`. Throws Error storage with one line for: no such file, a folder, not permitted, not SQLite,
/// another program's SQLite file, a newer or older schema, a network file system, locked, damaged.
///
/// Reading opens the file read-only with query_only, and works while others write (WAL). On a read-only
/// medium the file is opened as immutable. Reading never changes the database file; SQLite may leave an empty
/// `-wal` and a `-shm` beside it, since a reader may not clear them away. Writing uses WAL, synchronous FULL
/// and foreign keys.
///
/// The file may come from a stranger: its schema is not trusted (no function with side effects runs in views,
/// no schema can be written, page cells are checked), and triggers are off, since tix has none.
std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, Access access,
                                          const OpenOptions& options);

/// What every connection gets, also to a database being made.
void harden(SQLite::Database& connection);

/// The name SQLite is given: never taken for a URI, an option or `:memory:`.
std::string plain_file_name(const std::filesystem::path& path);

}  // namespace tix::store
