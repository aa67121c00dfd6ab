// Runs BEGIN and COMMIT and translates their errors.
#include "store/sqlite/transaction.hpp"

#include "store/sqlite/joint_transaction.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/storage_error.hpp"

namespace tix::store {
namespace {

constexpr const char* kPart = "part";

}  // namespace

Transaction::Transaction(Database& database) : database_(&database) {
  const ObservedStep observed(database.observer(), "BEGIN", Access::read, Step::first);
  JointTransaction* joint = database.joint();
  if (joint != nullptr)
    joint->begin();
  else
    turn_ = database.take_turn();
  translated(database.file(), [&] {
    if (joint != nullptr)
      part_.emplace(database.connection(), kPart);
    else
      whole_.emplace(database.connection(), SQLite::TransactionBehavior::IMMEDIATE);
  });
}

void Transaction::commit() {
  const ObservedStep observed(database_->observer(), "COMMIT", Access::write, Step::first);
  translated(database_->file(), [&] { whole_ ? whole_->commit() : part_->release(); });
  turn_ = {};
  database_->note_commit();
}

ReadSnapshot::ReadSnapshot(Database& database) {
  if (database.joint() != nullptr && database.joint()->has_begun()) return;
  const ObservedStep observed(database.observer(), "BEGIN", Access::read, Step::first);
  translated(database.file(), [&] {
    transaction_.emplace(database.connection(), SQLite::TransactionBehavior::DEFERRED);
    return schema_of(database.connection());  // a deferred transaction takes its snapshot with its first read
  });
}

}  // namespace tix::store
