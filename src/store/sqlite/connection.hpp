// Opens a connection to an existing database: checked, hardened, and set up for reading or writing.
#pragma once

#include "store/sqlite/embedded_sql.hpp"
#include "store/sqlite/lock_wait.hpp"
#include "store/sqlite/unlocked_read.hpp"

#include <filesystem>
#include <memory>
#include <optional>

#include <SQLiteCpp/Database.h>

namespace tix::store {

struct OpenOptions {
  bool force_network = false;  ///< the user confirms that only this machine opens the file
  bool accept_older = false;   ///< accept an older schema, for an upgrade
  LockWait wait = {};          ///< how to wait for others who have the database locked
};

/// An open connection. It refers to `wait`, so the two are kept together.
struct Connection {
  std::unique_ptr<const LockWait> wait;
  std::unique_ptr<SQLite::Database> handle;
  std::optional<UnlockedRead> unlocked = {};  ///< if it reads without locks and somebody else may write
};

/// Opens `path`. Throws Error{storage} with one line if the file does not exist, is a folder, is not
/// permitted, is not SQLite, belongs to another program, has a newer schema, lies on a network file system,
/// is locked or is damaged, and Error{refused} if it has an older schema.
///
/// Reading opens the file read-only with query_only and works while others write (WAL). It never changes the
/// database file; SQLite may leave an empty `-wal` and a `-shm` next to it. If these are missing and cannot
/// be created (on a read-only medium, in a folder of another user, on a full disk), it reads without locks.
///
/// Writing uses WAL, synchronous FULL and foreign keys. Writers leave an empty `-wal` and a `-shm`, so that
/// users who cannot create files in the folder can read.
///
/// The file may come from a stranger: its schema is not trusted (no function with side effects runs in views,
/// no schema can be written, page cells are checked), and triggers are off, since tix has none.
Connection connect(const std::filesystem::path& path, Access access, const OpenOptions& options);

/// Uses WAL from now on. Keeps its files when the connection closes, but empties the log, which would
/// otherwise overlay a backup that somebody copies over the database.
void use_wal(SQLite::Database& connection);
/// Removes WAL's files when the connection closes, if nobody else has the database open.
void remove_wal_at_close(SQLite::Database& connection);

/// Applies the settings of every connection, including one to a new database.
void harden(SQLite::Database& connection);

/// Returns the name to pass to SQLite: never taken for a URI, an option or `:memory:`.
std::string plain_file_name(const std::filesystem::path& path);

}  // namespace tix::store
