// Upgrades a database of an older tix, and keeps a copy of the old one.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/sqlite/embedded_sql.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace tix::store {

/// The largest file that a writing command upgrades without being asked to, in bytes.
inline constexpr std::int64_t kUpgradesUnasked = 100'000'000;

/// The disk space for an upgrade, in bytes. `needed` is for the copy and for what the migrations may add.
struct UpgradeSpace {
  std::int64_t file = 0;
  std::int64_t needed = 0;
  std::int64_t free = 0;
};

struct Upgraded {
  int from = 0;
  int to = 0;                  ///< the same as `from` if another process upgraded the file first
  std::filesystem::path copy;  ///< of the database before the upgrade; empty if there was none to make
};

/// Returns true if the database was made by an older tix. Only `Database::open` with `accept_older` lets such
/// a database in.
bool is_older(Database& database);

/// Measures the file and its file system. Throws Error{storage} if either cannot be read.
UpgradeSpace upgrade_space(Database& database);

/// Called by an upgrade after the migrations, in the same transaction; may be empty.
using AfterMigrations = std::function<void(Database&)>;

/// Runs the missing migrations in one transaction, after writing a verified copy beside the file, which only
/// its owner can read. Throws Error{storage} if there is too little space or a step fails; the database is
/// then unchanged, and the copy is removed.
Upgraded upgrade(Database& database, const AfterMigrations& after,
                 const std::vector<EmbeddedMigration>& migrations = embedded_migrations());

enum class FileOwner { user, somebody_else };

/// Upgrades for a writing command. Throws Error{refused} that names `tix migrate` if the file belongs to
/// somebody else or is larger than kUpgradesUnasked.
Upgraded upgrade_unasked(Database& database, FileOwner owner, const AfterMigrations& after);

/// Returns the copies that upgrades have left beside a database, by name.
std::vector<std::filesystem::path> upgrade_copies(const std::filesystem::path& database);

}  // namespace tix::store
