// Creates, opens and publishes databases.
#include "store/sqlite/database.hpp"

#include "store/sqlite/database_file.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/storage_error.hpp"

namespace tix::store {
namespace {

void remove_with_companions(const std::filesystem::path& path) {
  std::error_code no_matter;
  for (const char* suffix : {"", "-journal", "-wal", "-shm"})
    std::filesystem::remove(path.string() + suffix, no_matter);
}

std::unique_ptr<SQLite::Database> fill_new_file(const std::filesystem::path& path, bool fast) {
  auto connection = std::make_unique<SQLite::Database>(plain_file_name(path),
                                                       SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
  harden(*connection);
  // A journal in memory costs little in a file that only grows, and keeps rollback possible.
  if (fast) connection->exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  migrate(*connection, embedded_migrations());
  // WAL is set last, so that the file is complete from its first moment.
  if (!fast) connection->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  return connection;
}

}  // namespace

Database Database::create(const std::filesystem::path& path, const CreateOptions& options) {
  if (!options.force_network) check_local(folder_of(path));
  make_file(path, options.mode);
  try {
    return Database{Statements{translated(path.string(), [&] { return fill_new_file(path, options.fast); }),
                               path.string()}};
  } catch (...) {
    remove_with_companions(path);
    throw;
  }
}

Database Database::open(const std::filesystem::path& path, Access access, const OpenOptions& options) {
  return Database{Statements{connect(path, access, options), path.string()}};
}

void Database::publish(Database built, const std::filesystem::path& final_name) {
  const std::string file = built.file();
  try {
    {
      Database closing = std::move(built);
      translated(file, [&] {
        closing.statements_.connection().exec("PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL");
      });
    }
    move_into_place(file, final_name);
  } catch (...) {
    remove_with_companions(file);
    throw;
  }
}

void Database::discard(Database built) {
  const std::string file = built.file();
  { const Database closing = std::move(built); }
  remove_with_companions(file);
}

bool Database::empty_log() {
  return translated(file(),
                    [&] { return connection().execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() == 0; });
}

}  // namespace tix::store
