// Checks the database's file before SQLite sees it.
#include "store/sqlite/database_file.hpp"

#include "store/file/descriptor.hpp"
#include "store/file/file_error.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <cerrno>
#include <string>
#include <utility>

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

void check_openable(const std::filesystem::path& path, Access access) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      fail(fmt::format("no database at {}", path.string()),
           "run 'tix init' to create one, or name another with --db FILE");
    throw_file_error("cannot open", path, errno);
  }
  if (S_ISDIR(status.st_mode))
    fail(fmt::format("{} is a folder, not a tix database", path.string()), "name a file in it");
  if (!S_ISREG(status.st_mode)) fail(fmt::format("{} is not a regular file", path.string()));
  if (::access(path.c_str(), R_OK) != 0) throw_file_error("cannot read", path, errno);
  if (access == Access::write && ::access(path.c_str(), W_OK) != 0)
    throw_file_error("cannot write", path, errno);
}

std::string_view network_file_system(long magic) {
  for (const NetworkMagic& known : kNetworkMagics)
    if ((static_cast<unsigned long>(magic) & 0xFFFFFFFFul) == known.magic) return known.name;
  return {};
}

void check_local(const std::filesystem::path& folder) {
  struct statfs status = {};
  if (::statfs(folder.c_str(), &status) != 0) {
    if (errno == ENOENT) fail(fmt::format("no folder {}", folder.string()), "create it first");
    throw_file_error("cannot open", folder, errno);
  }
  const std::string_view network = network_file_system(static_cast<long>(status.f_type));
  if (!network.empty())
    fail(fmt::format("{} is on a network file system ({}), where two writers can damage a database",
                     folder.string(), network),
         "keep the database on a local disk, or pass --force if only this machine will ever open it");
}

void make_file(const std::filesystem::path& path, mode_t mode) {
  const Descriptor file = Descriptor::open(path, O_CREAT | O_EXCL | O_RDWR, mode);
  if (!file && errno == EEXIST)
    fail(fmt::format("{} already exists", path.string()), "name another file with --db FILE");
  if (!file || ::fchmod(file.number(), mode) != 0)  // whatever the umask
    throw_file_error("cannot create", path, errno);
}

}  // namespace tix::store
