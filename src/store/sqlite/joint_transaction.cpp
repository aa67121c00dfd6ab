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
    throw Error(
        ErrorKind::storage,
        fmt::format(
            "the deleted text is still in the log of {}, because another process reads an older state",
            database_->file()),
        "run any command that writes after that process has ended: it empties the log");
}

}  // namespace tix::store
