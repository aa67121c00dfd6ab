// Runs migrations and records their numbers.
#include "store/sqlite/migrate.hpp"

#include <string>

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

namespace tix::store {

int newest_schema() {
  return embedded_migrations().back().number;
}

int schema_of(SQLite::Database& connection) {
  return connection.execAndGet("PRAGMA user_version").getInt();
}

void run_migrations(SQLite::Database& connection, const std::vector<EmbeddedMigration>& migrations) {
  const int schema = schema_of(connection);
  for (const EmbeddedMigration& migration : migrations)
    if (migration.number > schema) connection.exec(std::string{migration.sql});
  connection.exec(fmt::format("PRAGMA user_version = {}", migrations.back().number));
  connection.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
}

void migrate(SQLite::Database& connection, const std::vector<EmbeddedMigration>& migrations) {
  SQLite::Transaction transaction{connection, SQLite::TransactionBehavior::IMMEDIATE};
  if (schema_of(connection) >= migrations.back().number) return;
  run_migrations(connection, migrations);
  transaction.commit();
}

}  // namespace tix::store
