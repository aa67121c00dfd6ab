// Transactions for a writer's batch and for a reader's stable view.
#pragma once

#include "store/sqlite/database.hpp"

#include <optional>

#include <SQLiteCpp/Savepoint.h>
#include <SQLiteCpp/Transaction.h>

namespace tix::store {

/// A writer's batch. Takes the write lock at once (BEGIN IMMEDIATE), so that nothing read inside can change
/// before the commit; other writers wait for their turn. Rolls back unless committed. While a
/// JointTransaction lives, it is a part of that.
class Transaction {
 public:
  /// Throws Error{storage} if another writer holds the lock longer than the busy timeout.
  explicit Transaction(Database& database);
  /// Throws Error{storage} if the disk is full or a reference is broken; the batch is rolled back then.
  void commit();

 private:
  Database* database_;
  WriteTurn turn_;  ///< ends after the transaction
  std::optional<SQLite::Transaction> whole_;
  std::optional<SQLite::Savepoint> part_;  ///< of a JointTransaction
};

/// Shows the database as of one moment to every read for as long as it lives, whatever others commit.
class ReadSnapshot {
 public:
  explicit ReadSnapshot(Database& database);

 private:
  std::optional<SQLite::Transaction> transaction_;  ///< none inside a JointTransaction: it sees what it wrote
};

}  // namespace tix::store
