// Uses O_TMPFILE and linkat; under a name, a lock tells a file in the making from one that was abandoned.
#include "store/file/part_file.hpp"

#include "store/file/file_error.hpp"
#include "store/file/folder.hpp"
#include "tix/text/error.hpp"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tix::store {
namespace {

constexpr std::string_view kPrefix = ".tix-part-";
constexpr int kMostTries = 1000;

std::filesystem::path part_name(const std::filesystem::path& target) {
  static int number = 0;
  return folder_of(target) / fmt::format("{}{}-{}", kPrefix, ::getpid(), ++number);
}

/// Returns whether a name is one that part_name gives: digits, a dash, digits.
bool is_part_name(std::string_view name) {
  if (!name.starts_with(kPrefix)) return false;
  name.remove_prefix(kPrefix.size());
  const std::size_t dash = name.find('-');
  if (dash == std::string_view::npos || dash == 0 || dash + 1 == name.size()) return false;
  return name.find_first_not_of("0123456789-") == std::string_view::npos && name.rfind('-') == dash;
}

/// The name by which an open file can be linked to.
std::string link_of(const Descriptor& file) {
  return fmt::format("/proc/self/fd/{}", file.number());
}

bool is_same_file(const Descriptor& file, const std::filesystem::path& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(file.number(), &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/// Returns whether an error of flock means that the file system has no locks. Then nobody can lock the file
/// in order to clear it, either.
bool has_no_locks(int error) {
  return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP;
}

void clear_if_abandoned(const std::filesystem::path& path) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return;
  if (facts.st_nlink > 1) {  // it has its final name, too; opening it could drop SQLite's locks on that
    ::unlink(path.c_str());
    return;
  }
  const Descriptor file = Descriptor::open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (file && lock_at_once(file.number()) == 0 && is_same_file(file, path)) remove_with_companions(path);
}

/// Renames without replacing, also on file systems that cannot do it in one step. Returns the error number,
/// or 0.
int rename_to_free_name(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  ::unlink(from.c_str());  // if it fails, the next command that writes here repeats it
  return 0;
}

}  // namespace

PartFile::PartFile(std::filesystem::path target, mode_t mode, PartName name) : target_(std::move(target)) {
  clear_abandoned_parts(folder_of(target_));
  if (name == PartName::needed || !open_nameless(mode)) open_named(mode);
}

PartFile::PartFile(PartFile&& other) noexcept
    : target_(std::move(other.target_)),
      file_(std::move(other.file_)),
      path_(std::exchange(other.path_, {})),
      cleanup_(std::move(other.cleanup_)) {}

PartFile::~PartFile() {
  if (!path_.empty()) remove_with_companions(path_);
}

bool PartFile::open_nameless(mode_t mode) {
  Descriptor file = Descriptor::open(folder_of(target_), O_TMPFILE | O_RDWR, mode);
  if (!file || ::fchmod(file.number(), mode) != 0) return false;
  if (::access(link_of(file).c_str(), F_OK) != 0 || lock_at_once(file.number()) != 0) return false;
  file_ = std::move(file);
  return true;
}

void PartFile::open_named(mode_t mode) {
  for (int tries = 0; tries < kMostTries; ++tries) {
    const std::filesystem::path path = part_name(target_);
    Descriptor file = Descriptor::open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, mode);
    if (!file && errno == EEXIST) continue;
    if (!file) throw_file_error("cannot create", target_, errno);
    name_is(path);
    // Another process may have cleared the folder before the lock was taken. Then another name is tried.
    int error = lock_at_once(file.number());
    if (error == EWOULDBLOCK || (error == 0 && !is_same_file(file, path))) continue;
    if (error == 0 || has_no_locks(error)) error = ::fchmod(file.number(), mode) == 0 ? 0 : errno;
    file_ = std::move(file);
    if (error == 0) return;
    remove_with_companions(path_);
    throw_file_error("cannot create", target_, error);
  }
  throw_file_error("cannot create", target_, EEXIST);
}

void PartFile::name_is(std::filesystem::path path) {
  path_ = std::move(path);
  cleanup_ = path_.empty() ? nullptr : std::make_unique<InterruptCleanup>(path_);
}

void PartFile::name_it() {
  for (int tries = 0; tries < kMostTries; ++tries) {
    std::filesystem::path path = part_name(target_);
    if (::linkat(AT_FDCWD, link_of(file_).c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0)
      return name_is(std::move(path));
    if (errno != EEXIST) throw_file_error("cannot write", target_, errno);
  }
  throw_file_error("cannot write", target_, EEXIST);
}

void PartFile::publish(IfTaken if_taken) {
  if (const int error = sync_to_disk(file_.number()); error != 0)
    throw_file_error("cannot write", target_, error);
  int error = 0;
  if (path_.empty() &&
      ::linkat(AT_FDCWD, link_of(file_).c_str(), AT_FDCWD, target_.c_str(), AT_SYMLINK_FOLLOW) != 0)
    error = errno;
  if (error == EEXIST && if_taken == IfTaken::replace) {
    name_it();
    error = 0;
  }
  if (!path_.empty()) {
    if (if_taken == IfTaken::refuse)
      error = rename_to_free_name(path_, target_);
    else if (::rename(path_.c_str(), target_.c_str()) != 0)
      error = errno;
  }
  if (error == EEXIST) throw Error(ErrorKind::storage, fmt::format("{} already exists", target_.string()));
  if (error != 0) throw_file_error("cannot write", target_, error);
  name_is({});
  sync_folder(folder_of(target_));
}

void clear_abandoned_parts(const std::filesystem::path& folder) {
  std::error_code no_matter;
  std::filesystem::directory_iterator entry(folder, no_matter);
  for (; !no_matter && entry != std::filesystem::directory_iterator(); entry.increment(no_matter)) {
    const std::string name = entry->path().filename().string();
    if (is_part_name(name) && !InterruptCleanup::has_file_named(name)) clear_if_abandoned(entry->path());
  }
}

}  // namespace tix::store
