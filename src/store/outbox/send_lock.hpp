// Who is sending: one process at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace tix::store {

/// Held by whoever sends what is in the outbox; the system lets go of it when the process ends, however it
/// ends. It lies on a file of its own, `DATABASE-send`, that stays there empty: to open and close
/// the database's own file would drop SQLite's locks on it.
class SendLock {
 public:
  /// Nothing when somebody else has it. Error storage when the file cannot be made.
  static std::optional<SendLock> take(const std::string& database_file);

 private:
  explicit SendLock(int descriptor);

  std::shared_ptr<const int> descriptor_;
};

}  // namespace tix::store
