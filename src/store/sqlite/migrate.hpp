// The schema's versions: which one a database has, and the way to the newest.
#pragma once

#include "store/sqlite/embedded_sql.hpp"
#include "store/sqlite/statements.hpp"

#include <filesystem>
#include <vector>

namespace tix::store {

/// Marks our files in PRAGMA application_id: "tix1".
inline constexpr int kApplicationId = 0x74697831;

/// The schema this tix knows: the number of its last migration.
int newest_schema();

/// The schema a database has; 0 when it is no tix database yet.
int schema_of(SQLite::Database& connection);

/// Runs the migrations the database lacks, each in one transaction with its number: a crash leaves the old
/// schema or the new. Two processes may try at once.
void migrate(SQLite::Database& connection, const std::vector<EmbeddedMigration>& migrations);

struct Migrated {
  int from;
  int to;
};
/// Brings an older database up to date. Throws Error storage as `Database::open` does.
Migrated migrate_file(const std::filesystem::path& path, bool force_network = false);

}  // namespace tix::store
