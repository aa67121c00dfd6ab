// Keeps the lease in the database, where it is locked, moved and backed up with the outbox.
#include "store/outbox/send_lease.hpp"

#include "store/sqlite/transaction.hpp"

#include <exception>

namespace tix::store {
namespace {

constexpr std::string_view kName = "send";

std::string take(Database& database, Instant now) {
  Query rows = database.query("lease_take");
  rows.bind(kName, now + SendLease::kLength, now);
  std::string holder;
  while (rows.step()) rows.read(holder);
  return holder;
}

}  // namespace

SendLease::SendLease(Database& database, Instant now) : database_(&database) {
  Transaction transaction(database);
  holder_ = take(database, now);
  if (is_held()) transaction.commit();
}

SendLease::~SendLease() {
  if (!is_held()) return;
  try {
    Transaction transaction(*database_);
    database_->query("lease_release").run(kName, holder_);
    transaction.commit();
  } catch (const std::exception&) {
    return;  // it ends at its time
  }
}

bool SendLease::renew(Instant now) {
  Query rows = database_->query("lease_renew");
  rows.bind(now + kLength, kName, holder_);
  bool is_renewed = false;
  while (rows.step()) is_renewed = true;
  if (!is_renewed) holder_.clear();
  return is_renewed;
}

}  // namespace tix::store
