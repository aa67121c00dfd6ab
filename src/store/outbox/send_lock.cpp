// Locks a file next to the database with flock.
#include "store/outbox/send_lock.hpp"

#include "store/file/file_error.hpp"
#include "store/file/lock_file.hpp"

#include <cerrno>
#include <utility>

namespace tix::store {

std::optional<SendLock> SendLock::take(const std::string& database_file) {
  Descriptor opened = open_lock_file(database_file, "-send");
  if (!opened) throw_file_error("cannot open", database_file + "-send", errno);
  const int error = lock_at_once(opened.number());
  if (error == EWOULDBLOCK || error == EACCES) return std::nullopt;
  if (error != 0) throw_file_error("nothing was sent: cannot lock", database_file + "-send", error);
  return SendLock(std::move(opened));
}

}  // namespace tix::store
