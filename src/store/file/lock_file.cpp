// Opens or creates the file, with the database's permissions to write.
#include "store/file/lock_file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

namespace tix::store {
namespace {

/// Returns the permission bits for a lock of this database: its owner may read the file too, as backups of
/// whole folders do.
mode_t lock_mode(const std::string& database_file) {
  constexpr mode_t kOwner = 0600;
  constexpr mode_t kOthersWrite = 0022;
  struct stat database {};
  if (::stat(database_file.c_str(), &database) != 0) return kOwner;
  return kOwner | (database.st_mode & kOthersWrite);
}

Descriptor make_lock_file(const std::string& file, mode_t mode) {
  Descriptor made = Descriptor::open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
  if (made) static_cast<void>(::fchmod(made.number(), mode));  // whatever the umask
  return made;
}

}  // namespace

Descriptor open_lock_file(const std::string& database_file, std::string_view ending) {
  std::error_code unresolved;
  const auto real = std::filesystem::canonical(database_file, unresolved);
  const std::string file = (unresolved ? database_file : real.string()) + std::string(ending);
  // An existing file is opened without O_CREAT, which Linux refuses for the file of another user in a sticky
  // folder.
  const auto open_existing = [&] { return Descriptor::open(file, O_WRONLY | O_NOFOLLOW); };
  Descriptor opened = open_existing();
  if (opened || errno != ENOENT) return opened;
  opened = make_lock_file(file, lock_mode(database_file));
  return opened || errno != EEXIST ? std::move(opened) : open_existing();
}

}  // namespace tix::store
