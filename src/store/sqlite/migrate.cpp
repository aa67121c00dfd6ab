// Commits each migration together with its number.
#include "store/sqlite/migrate.hpp"

#include "store/sqlite/storage_error.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

namespace tix::store {

int newest_schema() {
  return embedded_migrations().back().number;
}

int schema_of(SQLite::Database& connection) {
  return connection.execAndGet("PRAGMA user_version").getInt();
}

void migrate(SQLite::Database& connection, const std::vector<EmbeddedMigration>& migrations) {
  for (const EmbeddedMigration& migration : migrations) {
    SQLite::Transaction transaction{connection, SQLite::TransactionBehavior::IMMEDIATE};
    // Checked inside the transaction: another process may have migrated meanwhile.
    if (schema_of(connection) >= migration.number) continue;
    connection.exec(std::string{migration.sql});
    connection.exec(fmt::format("PRAGMA user_version = {}", migration.number));
    connection.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
    transaction.commit();
  }
}

Migrated migrate_file(const std::filesystem::path& path, OpenOptions options) {
  options.accept_older = true;
  const auto connection = connect(path, Access::write, options);
  return translated(path.string(), [&] {
    const int from = schema_of(*connection);
    migrate(*connection, embedded_migrations());
    return Migrated{from, schema_of(*connection)};
  });
}

}  // namespace tix::store
