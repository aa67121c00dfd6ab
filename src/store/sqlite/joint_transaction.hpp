// Several batches of one command as one.
#pragma once

#include "store/sqlite/write_turn.hpp"

#include <functional>
#include <optional>

#include <SQLiteCpp/Transaction.h>

namespace tix::store {

class Database;

/// While it lives, every Transaction of a database is a part of this one: it is begun by the first of them
/// and stored by `commit`. Rolls back unless committed.
class JointTransaction {
 public:
  /// `begun` is called once the write lock is held. The database must outlive the object and stay where it
  /// is.
  JointTransaction(Database& database, std::function<void()> begun);
  JointTransaction(const JointTransaction&) = delete;
  JointTransaction& operator=(const JointTransaction&) = delete;
  ~JointTransaction();

  /// Begins it for the first part, as Transaction begins. Throws what `begun` throws.
  void begin();
  bool has_begun() const { return transaction_.has_value(); }
  /// Empties the log after the commit, for a part that is done with it; see Database::empty_log.
  void empty_log_later() { empties_log_ = true; }
  /// Stores all parts. Call it once, and last; it does nothing if no part has begun.
  void commit();

 private:
  Database* database_;
  std::function<void()> begun_;
  WriteTurn turn_;  ///< ends after the transaction
  std::optional<SQLite::Transaction> transaction_;
  bool empties_log_ = false;
};

}  // namespace tix::store
