// Schema versions: which one a database has, and the migrations that lead to the newest.
#pragma once

#include "store/sqlite/embedded_sql.hpp"

#include <vector>

#include <SQLiteCpp/Database.h>

namespace tix::store {

/// Marks our files in PRAGMA application_id: "tix1".
inline constexpr int kApplicationId = 0x74697831;

/// Returns the schema version of this tix: the number of its last migration.
int newest_schema();

/// Returns the schema version of a database; 0 if it is not a tix database yet.
int schema_of(SQLite::Database& connection);

/// Runs the missing migrations and records the last number. Inside the caller's transaction.
void run_migrations(SQLite::Database& connection, const std::vector<EmbeddedMigration>& migrations);

/// Does so in a transaction: a crash leaves the old schema or the new one. Two processes may run it at once.
void migrate(SQLite::Database& connection, const std::vector<EmbeddedMigration>& migrations);

}  // namespace tix::store
