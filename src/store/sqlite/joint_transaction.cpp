// Begins with the first part, so that nobody waits while a command asks or edits.
#include "store/sqlite/joint_transaction.hpp"

#include "store/sqlite/database.hpp"
#include "store/sqlite/storage_error.hpp"
#include "tix/text/error.hpp"

#include <utility>

#include <fmt/format.h>

namespace tix::store {

JointTransaction::JointTransaction(Database& database, std::function<void()> begun)
    : database_(&database), begun_(std::move(begun)) {
  database.set_joint(this);
}

JointTransaction::~JointTransaction() {
  database_->set_joint(nullptr);
}

void JointTransaction::begin() {
  if (has_begun()) return;
  turn_ = database_->take_turn();
  translated(database_->file(),
             [&] { transaction_.emplace(database_->connection(), SQLite::TransactionBehavior::IMMEDIATE); });
  begun_();
}

void JointTransaction::commit() {
  if (!has_begun()) return;
  translated(database_->file(), [&] { transaction_->commit(); });
  database_->set_joint(nullptr);
  turn_ = {};
  if (empties_log_ && !database_->empty_log())
    throw Error(ErrorKind::storage,
                fmt::format("what was taken out of {} is still in its log: somebody reads an older state",
                            database_->file()),
                "the log is emptied when they have done and the next command has written");
}

}  // namespace tix::store
