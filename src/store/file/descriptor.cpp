// Opens, writes, syncs and locks files, and repeats calls that a signal interrupts.
#include "store/file/descriptor.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/poll.h>
#include <unistd.h>

namespace tix::store {
namespace {

/// Repeats a system call for as long as a signal interrupts it.
template <class Call>
int uninterrupted(const Call& call) {
  int result = 0;
  do result = call();
  while (result < 0 && errno == EINTR);
  return result;
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor Descriptor::open(const std::filesystem::path& path, int flags, mode_t mode) {
  return Descriptor(uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, mode); }));
}

int sync_to_disk(int descriptor) {
  return uninterrupted([&] { return ::fsync(descriptor); }) == 0 ? 0 : errno;
}

void wait_for(int descriptor, short events) {
  const int error = errno;
  pollfd watched{descriptor, events, 0};
  ::poll(&watched, 1, -1);
  errno = error;
}

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EAGAIN) wait_for(descriptor, POLLOUT);
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int read_at(int descriptor, std::int64_t offset, char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::pread(descriptor, into, size, offset);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 ? errno : EIO;
    into += got;
    offset += got;
    size -= static_cast<std::size_t>(got);
  }
  return 0;
}

int lock_at_once(int descriptor) {
  return uninterrupted([&] { return ::flock(descriptor, LOCK_EX | LOCK_NB); }) == 0 ? 0 : errno;
}

int lock_in_turn(int descriptor) {
  return uninterrupted([&] { return ::flock(descriptor, LOCK_EX); }) == 0 ? 0 : errno;
}

}  // namespace tix::store
