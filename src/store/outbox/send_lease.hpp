// Lets one process send at a time.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/time/instant.hpp"

#include <string>

namespace tix::store {

/// Held by the process that sends the outbox, as a row of the table `lease`. It ends with this object. After
/// a kill it ends at its time, so it blocks the next sender for at most `kLength`.
class SendLease {
 public:
  /// Longer than one mail may take: a minute, and the time to store its result.
  static constexpr WallSeconds kLength{120};

  /// Tries to take the lease. Takes one that has ended, and one that ends later than any taken at `now` can:
  /// the clock has gone back since. Throws Error{storage}. `database` must outlive this object.
  SendLease(Database& database, Instant now);
  ~SendLease();
  SendLease(const SendLease&) = delete;

  bool is_held() const { return !holder_.empty(); }
  /// Holds the lease until `now` + `kLength`; to be called inside a Transaction, before each mail. Returns
  /// false if another process has taken it, which happens if this one stood still for too long.
  bool renew(Instant now);

 private:
  Database* database_;
  std::string holder_;  ///< a random name; empty: not held
};

}  // namespace tix::store
