// Decides whether a folder may be given to a group, and does so.
#include "cli/desk/shared_folder.hpp"

#include "store/file/file_error.hpp"
#include "tix/text/error.hpp"

#include <cerrno>
#include <system_error>

#include <fmt/format.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace tix::cli {
namespace {

/// The mode of a folder of the group: files created in it belong to the group, and members may create and
/// remove them.
constexpr mode_t kShared = S_ISGID | S_IRWXG;

gid_t number_of_group(const std::string& name) {
  const struct group* entry = getgrnam(name.c_str());
  if (entry == nullptr) throw Error(ErrorKind::usage, fmt::format("no group '{}' on this machine", name));
  return entry->gr_gid;
}

bool holds_nothing(const std::filesystem::path& folder) {
  std::error_code unknown;
  return std::filesystem::is_empty(folder, unknown) && !unknown;
}

/// Refuses a folder in which no database can be shared, whoever owns it.
void require_safe(const std::filesystem::path& folder, mode_t mode) {
  const char* const own_folder = "create a folder only for the database with mkdir";
  if ((mode & S_ISVTX) != 0)
    throw Error(
        ErrorKind::refused,
        fmt::format("the folder {} has the sticky bit, so members could not remove each other's files",
                    folder.string()),
        own_folder);
  if ((mode & S_IWOTH) != 0)
    throw Error(ErrorKind::refused, fmt::format("the folder {} is writable for everybody", folder.string()),
                own_folder);
}

/// Refuses a folder that other people use, or that would give the group access to more than a database.
void require_free(const Env& env, const std::filesystem::path& folder, const struct stat& status,
                  const std::string& group) {
  const bool is_shared = (status.st_mode & S_ISGID) != 0 && (status.st_mode & S_IWGRP) != 0;
  const char* const why = !env.owns_file(folder.string()) ? "does not belong to you"
                          : is_shared                     ? "is shared with another group"
                          : !holds_nothing(folder) ? "contains other files, which the members could remove"
                                                   : nullptr;
  if (why == nullptr) return;
  throw Error(ErrorKind::refused,
              fmt::format("cannot give the folder {} to the group '{}': it {}", folder.string(), group, why),
              fmt::format("create a folder only for the database, or share this one by hand: "
                          "chgrp {0} {1} && chmod g+rwxs {1}",
                          group, folder.string()));
}

}  // namespace

void share_folder(const Env& env, const std::filesystem::path& folder, const std::string& group) {
  const gid_t number = number_of_group(group);
  struct stat status = {};
  if (::stat(folder.c_str(), &status) != 0) store::throw_file_error("cannot read", folder, errno);
  require_safe(folder, status.st_mode);
  if (status.st_gid == number && (status.st_mode & kShared) == kShared) return;
  require_free(env, folder, status, group);
  constexpr mode_t kPermissions = 07777;
  if (::chown(folder.c_str(), static_cast<uid_t>(-1), number) != 0 ||
      ::chmod(folder.c_str(), (status.st_mode & kPermissions) | kShared) != 0)
    store::throw_file_error("cannot share the folder", folder, errno);
}

}  // namespace tix::cli
