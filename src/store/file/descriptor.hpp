// An open file, closed at the end of its scope.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include <sys/types.h>

namespace tix::store {

/// Owns a file descriptor. One that could not be opened is false; errno then gives the reason.
class Descriptor {
 public:
  /// Owns nothing.
  Descriptor() = default;
  /// Owns `number`, or nothing if it is negative.
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  /// Opens a file that programs started by tix do not inherit. Repeats calls that a signal interrupts.
  static Descriptor open(const std::filesystem::path& path, int flags, mode_t mode = 0);

  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

/// Flushes written data to the disk. Returns the error number, or 0.
int sync_to_disk(int descriptor);

/// Waits until a descriptor that somebody made non-blocking is ready; `events` as for poll. Keeps errno.
void wait_for(int descriptor, short events);

/// Writes all of `text`. Returns the error number, or 0.
int write_all(int descriptor, std::string_view text);

/// Fills all `size` bytes of `into` from `offset` of the file on. Returns the error number, or 0; EIO if the
/// file is shorter.
int read_at(int descriptor, std::int64_t offset, char* into, std::size_t size);

/// Takes the advisory lock of an open file (flock), without waiting. Returns the error number, or 0;
/// EWOULDBLOCK if somebody else holds it.
int lock_at_once(int descriptor);

/// Takes the advisory lock of an open file and waits for it. Linux serves those who wait in order of arrival.
/// Returns the error number, or 0.
int lock_in_turn(int descriptor);

}  // namespace tix::store
