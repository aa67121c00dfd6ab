// Creates, opens and publishes databases.
#include "store/sqlite/database.hpp"

#include "store/file/folder.hpp"
#include "store/file/part_file.hpp"
#include "store/sqlite/database_file.hpp"
#include "store/sqlite/joint_transaction.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/storage_error.hpp"

#include <utility>

namespace tix::store {
namespace {

/// The point from which a new database survives a power cut.
enum class Survives { always, once_published };

std::unique_ptr<SQLite::Database> fill_new_file(const std::filesystem::path& path, Survives survives) {
  auto connection = std::make_unique<SQLite::Database>(plain_file_name(path),
                                                       SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
  harden(*connection);
  // A journal in memory costs little in a file that only grows, and keeps rollback possible.
  const bool fast = survives == Survives::once_published;
  if (fast) connection->exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  migrate(*connection, embedded_migrations());
  // WAL is set last, so that the file is complete from its first moment.
  if (!fast) use_wal(*connection);
  return connection;
}

}  // namespace

Database Database::create(const std::filesystem::path& path, const CreateOptions& options) {
  if (!options.force_network) check_local(folder_of(path));
  make_file(path, options.mode);
  try {
    return Database{Statements{
        translated(path.string(), [&] { return fill_new_file(path, Survives::always); }), path.string()}};
  } catch (...) {
    remove_with_companions(path);
    throw;
  }
}

Database Database::create_in(const PartFile& part) {
  const std::string target = part.target().string();
  return Database{Statements{
      translated(target, [&] { return fill_new_file(part.path(), Survives::once_published); }), target}};
}

Database Database::open(const std::filesystem::path& path, Access access, const OpenOptions& options) {
  return {connect(path, access, options), path.string()};
}

void Database::publish(Database built, PartFile& part) {
  {
    Database closing = std::move(built);
    translated(closing.file(), [&] {
      closing.statements_.connection().exec("PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL");
    });
  }
  part.publish(IfTaken::refuse);
}

Database::Database(Connection opened, std::string file)
    : wait_(std::move(opened.wait)),
      statements_(std::move(opened.handle), std::move(file)),
      unlocked_(std::move(opened.unlocked)) {}

WriteTurn Database::take_turn() const {
  return wait_ ? WriteTurn::take(file(), *wait_) : WriteTurn();
}

void Database::require_unchanged() {
  if (unlocked_) unlocked_->require_unchanged(connection());
}

bool Database::empty_log() {
  if (joint_ != nullptr && joint_->has_begun()) {
    joint_->empty_log_later();
    return true;
  }
  return translated(file(),
                    [&] { return connection().execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() == 0; });
}

}  // namespace tix::store
