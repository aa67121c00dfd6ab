// Takes the write lock, copies through a second connection, migrates, commits.
#include "store/sqlite/upgrade.hpp"

#include "store/file/folder.hpp"
#include "store/sqlite/backup.hpp"
#include "store/sqlite/database_file.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/storage_error.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <sys/statvfs.h>

namespace tix::store {
namespace {

constexpr std::string_view kCopyMark = "schema-";
// Migrations add tables and columns and never rebuild one: a tenth of the file is more than any of them adds.
constexpr std::int64_t kShareAdded = 10;
constexpr std::int64_t kLeastAdded = 1 << 20;

/// Copies what is committed. The connection that holds the write lock cannot be copied from.
std::filesystem::path copy_of(Database& database, int schema) {
  Database committed = Database::open(database.file(), Access::read, {.accept_older = true});
  std::filesystem::path name = free_copy_name(database.file(), fmt::format("{}{}", kCopyMark, schema));
  backup(committed, name);
  return name;
}

void require_space(const UpgradeSpace& space, const std::string& file) {
  if (space.free >= space.needed) return;
  throw Error(
      ErrorKind::storage,
      fmt::format("upgrading {} needs {} bytes, but only {} are free", file, space.needed, space.free),
      "free some space on its file system, then run 'tix migrate'");
}

}  // namespace

bool is_older(Database& database) {
  return translated(database.file(), [&] { return schema_of(database.connection()) < newest_schema(); });
}

UpgradeSpace upgrade_space(Database& database) {
  UpgradeSpace space;
  space.file = translated(database.file(), [&] {
    SQLite::Database& connection = database.connection();
    return connection.execAndGet("PRAGMA page_count").getInt64() *
           connection.execAndGet("PRAGMA page_size").getInt64();
  });
  space.needed = space.file + std::max(space.file / kShareAdded, kLeastAdded);
  struct statvfs status = {};
  if (::statvfs(folder_of(database.file()).c_str(), &status) != 0)
    throw Error(ErrorKind::storage,
                fmt::format("cannot measure {}: {}", database.file(), std::strerror(errno)));
  space.free = static_cast<std::int64_t>(status.f_bavail) * static_cast<std::int64_t>(status.f_frsize);
  return space;
}

Upgraded upgrade(Database& database, const AfterMigrations& after,
                 const std::vector<EmbeddedMigration>& migrations) {
  require_space(upgrade_space(database), database.file());
  return translated(database.file(), [&]() -> Upgraded {
    SQLite::Database& connection = database.connection();
    const WriteTurn turn = database.take_turn();
    SQLite::Transaction transaction{connection, SQLite::TransactionBehavior::IMMEDIATE};
    // Read inside the transaction: another process may have upgraded the file meanwhile.
    const int from = schema_of(connection);
    if (from >= migrations.back().number) return {.from = from, .to = from, .copy = {}};
    const std::filesystem::path copy = copy_of(database, from);
    try {
      run_migrations(connection, migrations);
      if (after) after(database);
      transaction.commit();
    } catch (...) {
      std::error_code no_matter;
      std::filesystem::remove(copy, no_matter);
      throw;
    }
    return {.from = from, .to = schema_of(connection), .copy = copy};
  });
}

Upgraded upgrade_unasked(Database& database, FileOwner owner, const AfterMigrations& after) {
  const bool is_own = owner == FileOwner::user;
  if (is_own && upgrade_space(database).file <= kUpgradesUnasked) return upgrade(database, after);
  throw Error(ErrorKind::refused,
              fmt::format("{} was created by an older tix and {}", database.file(),
                          is_own ? "is too large to be upgraded automatically" : "belongs to another user"),
              "run 'tix migrate' to upgrade it");
}

std::vector<std::filesystem::path> upgrade_copies(const std::filesystem::path& database) {
  const std::string mark = fmt::format("{}.{}", database.filename().string(), kCopyMark);
  std::vector<std::filesystem::path> copies;
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(database)))
    if (entry.path().filename().string().starts_with(mark)) copies.push_back(entry.path());
  std::ranges::sort(copies);
  return copies;
}

}  // namespace tix::store
