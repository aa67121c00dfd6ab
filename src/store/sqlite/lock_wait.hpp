// Waits for locks of other processes.
#pragma once

#include <chrono>
#include <functional>

#include <SQLiteCpp/Database.h>

namespace tix::store {

/// How long to wait for a lock, and what to call during a long wait.
struct LockWait {
  std::chrono::milliseconds limit = std::chrono::minutes{1};
  std::function<void()> tell = {};  ///< called once, after a second of waiting; may be empty

  /// The wait after which `tell` is called.
  static constexpr std::chrono::milliseconds kPatience = std::chrono::seconds{1};
};

/// Makes SQLite wait for its locks in this way. `wait` must outlive the connection.
void wait_for_locks(SQLite::Database& connection, const LockWait& wait);

/// Calls `act` until it is not refused with SQLITE_BUSY, but not for longer than `wait` allows. For
/// statements with which SQLite does not wait itself. Throws what `act` throws.
void retry_while_busy(const LockWait& wait, const std::function<void()>& act);

}  // namespace tix::store
