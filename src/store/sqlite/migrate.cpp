// Migrations, each committed together with its number.
#include "store/sqlite/migrate.hpp"

#include "store/sqlite/connection.hpp"

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
    // Asked inside: another process may have done it while we waited.
    if (schema_of(connection) >= migration.number) continue;
    connection.exec(std::string{migration.sql});
    connection.exec(fmt::format("PRAGMA user_version = {}", migration.number));
    connection.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
    transaction.commit();
  }
}

Migrated migrate_file(const std::filesystem::path& path, bool force_network) {
  const auto connection =
      connect(path, Access::write, {.force_network = force_network, .accept_older = true});
  return translated(path.string(), [&] {
    const int from = schema_of(*connection);
    migrate(*connection, embedded_migrations());
    return Migrated{from, schema_of(*connection)};
  });
}

}  // namespace tix::store
