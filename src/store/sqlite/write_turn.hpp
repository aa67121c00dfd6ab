// The order in which writers get their turn.
#pragma once

#include "store/file/descriptor.hpp"
#include "store/sqlite/lock_wait.hpp"

#include <string>

namespace tix::store {

/// Held by the process whose turn it is to write; the system ends the turn when the process ends. Writers
/// that wait for SQLite's lock poll it, so a latecomer may get it first; turns are served in order of
/// arrival. They are a courtesy among processes of tix: the database is protected by SQLite's lock, so if no
/// turn can be taken, writing goes on without one.
class WriteTurn {
 public:
  /// Makes an object without a turn.
  WriteTurn() = default;
  /// Waits for the turn of a database for as long as `wait` says. It locks a separate empty file,
  /// `DATABASE-turn`.
  static WriteTurn take(const std::string& database_file, const LockWait& wait);

  bool is_held() const { return static_cast<bool>(file_); }

 private:
  explicit WriteTurn(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

}  // namespace tix::store
