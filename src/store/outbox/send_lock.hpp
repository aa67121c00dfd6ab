// Lets one process send at a time.
#pragma once

#include "store/file/descriptor.hpp"

#include <optional>
#include <string>
#include <utility>

namespace tix::store {

/// Held by the process that sends the outbox; the system releases it when the process ends, for any reason.
/// It locks an empty file of its own, `DATABASE-send`: opening and closing the database's file would drop
/// SQLite's locks on it.
class SendLock {
 public:
  /// Returns nullopt if another process holds the lock. Throws Error{storage} if the file cannot be created
  /// or locked for any other reason.
  static std::optional<SendLock> take(const std::string& database_file);

 private:
  explicit SendLock(Descriptor opened) : file_(std::move(opened)) {}

  Descriptor file_;
};

}  // namespace tix::store
