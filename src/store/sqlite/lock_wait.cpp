// Implements SQLite's busy handler, which sleeps a little longer each time.
#include "store/sqlite/lock_wait.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <thread>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace tix::store {
namespace {

using std::chrono::milliseconds;

constexpr std::array kSleeps = {milliseconds{1},  milliseconds{2},  milliseconds{5},
                                milliseconds{10}, milliseconds{15}, milliseconds{25}};

milliseconds sleep_before(int tries) {
  return kSleeps[std::min(static_cast<std::size_t>(tries), kSleeps.size() - 1)];
}

/// Returns how long the tries before this one have slept.
milliseconds slept_before(int tries) {
  const auto listed = std::min(static_cast<std::ptrdiff_t>(tries), std::ssize(kSleeps));
  const milliseconds sum = std::accumulate(kSleeps.begin(), kSleeps.begin() + listed, milliseconds{0});
  return sum + (tries - listed) * kSleeps.back();
}

/// The busy handler of SQLite: returns 0 to give up.
int wait_again(void* state, int tries) {
  const auto& wait = *static_cast<const LockWait*>(state);
  const milliseconds slept = slept_before(tries);
  if (slept >= wait.limit) return 0;
  const milliseconds sleep = sleep_before(tries);
  std::this_thread::sleep_for(sleep);
  if (wait.tell && slept < LockWait::kPatience && slept + sleep >= LockWait::kPatience) wait.tell();
  return 1;
}

}  // namespace

void wait_for_locks(SQLite::Database& connection, const LockWait& wait) {
  // SQLite hands the state back as it is, and wait_again only reads it.
  sqlite3_busy_handler(connection.getHandle(), wait_again, const_cast<LockWait*>(&wait));
}

void retry_while_busy(const LockWait& wait, const std::function<void()>& act) {
  for (int tries = 0;; ++tries) {
    try {
      return act();
    } catch (const SQLite::Exception& e) {
      const bool is_busy = (e.getErrorCode() & 0xff) == SQLITE_BUSY;
      if (!is_busy || wait_again(const_cast<LockWait*>(&wait), tries) == 0) throw;
    }
  }
}

}  // namespace tix::store
