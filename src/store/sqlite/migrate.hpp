// Schema versions: which one a database has, and how to upgrade it.
#pragma once

#include "store/sqlite/connection.hpp"
#include "store/sqlite/embedded_sql.hpp"
#include "store/sqlite/statements.hpp"

#include <filesystem>
#include <vector>

namespace tix::store {

/// Marks our files in PRAGMA application_id: "tix1".
inline constexpr int kApplicationId = 0x74697831;

/// Returns the schema version of this tix: the number of its last migration.
int newest_schema();

/// Returns the schema version of a database; 0 if it is no tix database yet.
int schema_of(SQLite::Database& connection);

/// Runs the missing migrations, each in one transaction with its number: a crash leaves the old schema or the
/// new one. Two processes may run it at once.
void migrate(SQLite::Database& connection, const std::vector<EmbeddedMigration>& migrations);

struct Migrated {
  int from;
  int to;
};
/// Upgrades an older database. Throws Error{storage} as `Database::open` does.
Migrated migrate_file(const std::filesystem::path& path, OpenOptions options = {});

}  // namespace tix::store
