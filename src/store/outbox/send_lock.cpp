// Locks a file next to the database with flock.
#include "store/outbox/send_lock.hpp"

#include "tix/text/error.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

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

SendLock::SendLock(int descriptor)
    : descriptor_(new int(descriptor), [](const int* held) {
        ::close(*held);
        delete held;
      }) {}

std::optional<SendLock> SendLock::take(const std::string& database_file) {
  std::error_code unresolved;
  const auto real = std::filesystem::canonical(database_file, unresolved);
  const std::string file = (unresolved ? database_file : real.string()) + "-send";
  constexpr mode_t kOwner = 0600;
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, kOwner);
  if (descriptor < 0)
    throw Error(ErrorKind::storage,
                fmt::format("cannot open {}: {}", file, std::generic_category().message(errno)));
  SendLock lock(descriptor);
  share_as(database_file, descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return lock;
}

}  // namespace tix::store
