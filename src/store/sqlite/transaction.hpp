// Transactions: one for a writer's batch, one for a reader's steady view.
#pragma once

#include "store/sqlite/database.hpp"

#include <SQLiteCpp/Transaction.h>

namespace tix::store {

/// A writer's batch. It takes the write lock at once (BEGIN IMMEDIATE), so that nothing read inside can
/// change before the commit; a second writer waits. Undone quietly unless committed.
class Transaction {
 public:
  /// Throws Error storage when another writer holds the lock for longer than the busy timeout.
  explicit Transaction(Database& database);
  /// Throws Error storage when the disk is full or a reference is broken; the batch is undone then.
  void commit();

 private:
  Database* database_;
  SQLite::Transaction transaction_;
};

/// While it lives, every read sees the database as of one moment, whatever others commit.
class ReadSnapshot {
 public:
  explicit ReadSnapshot(Database& database);

 private:
  SQLite::Transaction transaction_;
};

}  // namespace tix::store
