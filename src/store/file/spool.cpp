// Opens a nameless file, or one in memory.
#include "store/file/spool.hpp"

#include "store/file/file_error.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tix::store {
namespace {

constexpr mode_t kOnlyThisUser = 0600;

/// Where the file system has no nameless files, the bytes stay in memory: a name could be left behind by a
/// kill.
Descriptor open_nameless_in(const std::filesystem::path& folder) {
  Descriptor file = Descriptor::open(folder, O_TMPFILE | O_RDWR, kOnlyThisUser);
  if (file || (errno != EOPNOTSUPP && errno != EISDIR)) return file;
  return Descriptor(::memfd_create("tix spool", MFD_CLOEXEC));
}

}  // namespace

Spool::Spool(const std::filesystem::path& folder) : folder_(folder), file_(open_nameless_in(folder)) {
  if (!file_) fail("cannot create a temporary file in");
}

void Spool::fail(std::string_view what) const {
  throw_file_error(what, folder_, errno);
}

std::int64_t Spool::size() const {
  struct stat facts {};
  if (::fstat(descriptor(), &facts) != 0) fail("cannot read a temporary file in");
  return facts.st_size;
}

void Spool::append(std::string_view bytes) {
  if (::lseek(descriptor(), 0, SEEK_END) < 0) fail("cannot write a temporary file in");
  errno = write_all(descriptor(), bytes);
  if (errno != 0) fail("cannot write a temporary file in");
}

void Spool::read(std::int64_t offset, char* into, std::size_t size) const {
  errno = read_at(descriptor(), offset, into, size);
  if (errno != 0) fail("cannot read a temporary file in");
}

void Spool::clear() {
  if (::ftruncate(descriptor(), 0) != 0) fail("cannot empty a temporary file in");
}

}  // namespace tix::store
