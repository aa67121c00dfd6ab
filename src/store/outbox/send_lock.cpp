// Locks a file next to the database with flock.
#include "store/outbox/send_lock.hpp"

#include "store/file/file_error.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

namespace tix::store {
namespace {

/// Gives the file the database's permissions: in a team's folder somebody else may send next.
void share_as(const std::string& database_file, int descriptor) {
  struct stat database {};
  if (::stat(database_file.c_str(), &database) == 0)
    static_cast<void>(::fchmod(
        descriptor, database.st_mode & 0666));  // fails if somebody else owns it, who has set it already
}

}  // namespace

std::optional<SendLock> SendLock::take(const std::string& database_file) {
  std::error_code unresolved;
  const auto real = std::filesystem::canonical(database_file, unresolved);
  const std::string file = (unresolved ? database_file : real.string()) + "-send";
  constexpr mode_t kOwner = 0600;
  Descriptor opened = Descriptor::open(file, O_RDWR | O_CREAT | O_NOFOLLOW, kOwner);
  if (!opened) throw_file_error("cannot open", file, errno);
  share_as(database_file, opened.number());
  const int error = lock_at_once(opened.number());
  if (error == EWOULDBLOCK || error == EACCES) return std::nullopt;
  if (error != 0) throw_file_error("nothing was sent: cannot lock", file, error);
  return SendLock(std::move(opened));
}

}  // namespace tix::store
