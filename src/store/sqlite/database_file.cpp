// Checks and moves the database's file before SQLite sees it.
#include "store/sqlite/database_file.hpp"

#include "tix/text/error.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace tix::store {
namespace {

[[noreturn]] void fail(const std::string& message, std::string hint = {}) {
  throw Error{ErrorKind::storage, message, std::move(hint)};
}

[[noreturn]] void fail_with_errno(std::string_view what, const std::filesystem::path& path) {
  fail(fmt::format("{} {}: {}", what, path.string(), std::strerror(errno)));
}

/// An open file descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

void sync(const std::filesystem::path& path, int flags) {
  const Descriptor descriptor{path, flags};
  if (!descriptor || ::fsync(descriptor.number()) != 0) fail_with_errno("cannot write", path);
}

struct NetworkMagic {
  unsigned long magic;
  std::string_view name;
};

// The numbers of statfs(2).
constexpr std::array kNetworkMagics = {
    NetworkMagic{0x6969, "NFS"},      NetworkMagic{0x517B, "SMB"},        NetworkMagic{0xFE534D42, "SMB"},
    NetworkMagic{0xFF534D42, "CIFS"}, NetworkMagic{0x65735546, "FUSE"},   NetworkMagic{0x00C36400, "Ceph"},
    NetworkMagic{0x5346414F, "AFS"},  NetworkMagic{0x6B414653, "AFS"},    NetworkMagic{0x73757245, "Coda"},
    NetworkMagic{0x01021997, "9P"},   NetworkMagic{0x0BD00BD0, "Lustre"}, NetworkMagic{0x564C, "NCP"},
};

}  // namespace

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
}

void check_openable(const std::filesystem::path& path, Access access) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      fail(fmt::format("no database at {}", path.string()),
           "`tix init` makes one; `--db FILE` names another");
    fail_with_errno("cannot open", path);
  }
  if (S_ISDIR(status.st_mode))
    fail(fmt::format("{} is a folder, not a tix database", path.string()), "name the file in it");
  if (!S_ISREG(status.st_mode)) fail(fmt::format("{} is not an ordinary file", path.string()));
  if (::access(path.c_str(), R_OK) != 0) fail_with_errno("cannot read", path);
  if (access == Access::write && ::access(path.c_str(), W_OK) != 0) fail_with_errno("cannot write", path);
}

std::string_view network_file_system(long magic) {
  for (const NetworkMagic& known : kNetworkMagics)
    if ((static_cast<unsigned long>(magic) & 0xFFFFFFFFul) == known.magic) return known.name;
  return {};
}

void check_local(const std::filesystem::path& folder) {
  struct statfs status = {};
  if (::statfs(folder.c_str(), &status) != 0) {
    if (errno == ENOENT) fail(fmt::format("no folder {}", folder.string()), "make it first");
    fail_with_errno("cannot open", folder);
  }
  const std::string_view network = network_file_system(static_cast<long>(status.f_type));
  if (!network.empty())
    fail(fmt::format("{} lies on a network file system ({}), where two writers can damage a database",
                     folder.string(), network),
         "keep the database on a local disk; `--force` if only this machine will ever open it");
}

void make_file(const std::filesystem::path& path, mode_t mode) {
  const Descriptor descriptor{path, O_CREAT | O_EXCL | O_RDWR, mode};
  if (!descriptor) {
    if (errno == EEXIST) fail(fmt::format("{} exists already", path.string()), "`--db FILE` names another");
    fail_with_errno("cannot make", path);
  }
  if (::fchmod(descriptor.number(), mode) != 0) fail_with_errno("cannot make", path);  // whatever the umask
}

std::filesystem::path free_name_beside(const std::filesystem::path& path) {
  std::filesystem::path candidate;
  int number = 0;
  do candidate = path.string() + ".new-" + std::to_string(++number);
  while (std::filesystem::exists(candidate));
  return candidate;
}

void move_into_place(const std::filesystem::path& built, const std::filesystem::path& final_name) {
  sync(built, O_RDWR);
  // A link, unlike a rename, never replaces what came into being meanwhile.
  if (::link(built.c_str(), final_name.c_str()) != 0) {
    if (errno == EEXIST) fail(fmt::format("{} exists already", final_name.string()));
    fail_with_errno("cannot make", final_name);
  }
  if (::unlink(built.c_str()) != 0) fail_with_errno("cannot remove", built);
  sync(folder_of(final_name), O_RDONLY | O_DIRECTORY);
}

}  // namespace tix::store
