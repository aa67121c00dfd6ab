// Runs BEGIN and COMMIT and translates their errors.
#include "store/sqlite/transaction.hpp"

#include "store/sqlite/migrate.hpp"
#include "store/sqlite/storage_error.hpp"

namespace tix::store {
namespace {

WriteTurn turn_to_write(Database& database) {
  const ObservedStep observed(database.observer(), "turn", Access::read, Step::first);
  return database.take_turn();
}

SQLite::Transaction begin(Database& database, SQLite::TransactionBehavior behavior) {
  const ObservedStep observed(database.observer(), "BEGIN", Access::read, Step::first);
  return translated(database.file(), [&] { return SQLite::Transaction{database.connection(), behavior}; });
}

}  // namespace

Transaction::Transaction(Database& database)
    : database_(&database),
      turn_(turn_to_write(database)),
      transaction_(begin(database, SQLite::TransactionBehavior::IMMEDIATE)) {}

void Transaction::commit() {
  const ObservedStep observed(database_->observer(), "COMMIT", Access::write, Step::first);
  translated(database_->file(), [&] { transaction_.commit(); });
  turn_ = {};
  database_->note_commit();
}

ReadSnapshot::ReadSnapshot(Database& database)
    : transaction_(begin(database, SQLite::TransactionBehavior::DEFERRED)) {
  // A deferred transaction takes its snapshot with its first read.
  translated(database.file(), [&] { return schema_of(database.connection()); });
}

}  // namespace tix::store
