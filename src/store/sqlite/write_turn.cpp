// Locks a file next to the database. A thread waits for the lock, because that wait cannot be interrupted.
#include "store/sqlite/write_turn.hpp"

#include "store/file/lock_file.hpp"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace tix::store {
namespace {

/// A place in the queue. A caller that gives up leaves it to the waiting thread.
class Place {
 public:
  explicit Place(Descriptor file) : file_(std::move(file)) {}

  /// Waits for the turn; for a thread of its own.
  void wait_in_queue() {
    const bool is_locked = lock_in_turn(file_.number()) == 0;
    const std::scoped_lock lock(mutex_);
    if (is_given_up_ || !is_locked) file_ = Descriptor();
    has_come_ = true;
    come_.notify_one();
  }

  /// Returns false if the turn has not come after `time`.
  bool comes_within(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return come_.wait_for(lock, time, [&] { return has_come_; });
  }

  /// Returns the locked file, or an empty Descriptor if its turn has not come. The thread then releases the
  /// lock as soon as it gets it.
  Descriptor leave() {
    const std::scoped_lock lock(mutex_);
    is_given_up_ = true;
    return has_come_ ? std::move(file_) : Descriptor();
  }

 private:
  Descriptor file_;
  std::mutex mutex_;
  std::condition_variable come_;
  bool has_come_ = false;
  bool is_given_up_ = false;
};

Descriptor wait_in_queue(Descriptor file, const LockWait& wait) {
  const auto place = std::make_shared<Place>(std::move(file));
  std::thread([place] { place->wait_in_queue(); }).detach();
  const auto patience = std::min(LockWait::kPatience, wait.limit);
  if (!place->comes_within(patience)) {
    if (wait.tell && patience == LockWait::kPatience) wait.tell();
    place->comes_within(wait.limit - patience);
  }
  return place->leave();
}

}  // namespace

WriteTurn WriteTurn::take(const std::string& database_file, const LockWait& wait) {
  Descriptor file = open_lock_file(database_file, "-turn");
  if (!file) return {};
  const int error = lock_at_once(file.number());
  if (error == 0) return WriteTurn(std::move(file));
  return error == EWOULDBLOCK ? WriteTurn(wait_in_queue(std::move(file), wait)) : WriteTurn();
}

}  // namespace tix::store
