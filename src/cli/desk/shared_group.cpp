// chgrp and setgid on the folder of a database.
#include "cli/desk/shared_group.hpp"

#include "tix/text/error.hpp"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tix::cli {

mode_t prepare_shared_folder(const std::filesystem::path& database, const std::string& group) {
  const struct group* entry = getgrnam(group.c_str());
  if (entry == nullptr) throw Error(ErrorKind::usage, fmt::format("no group '{}' on this machine", group));
  std::filesystem::path folder = database.parent_path();
  if (folder.empty()) folder = ".";
  std::filesystem::create_directories(folder);
  constexpr mode_t kGroupWritable = S_ISGID | S_IRWXU | S_IRWXG;
  if (chown(folder.c_str(), static_cast<uid_t>(-1), entry->gr_gid) != 0 ||
      chmod(folder.c_str(), kGroupWritable) != 0)
    throw Error(ErrorKind::storage, fmt::format("the folder {} cannot be given to group {}: {}",
                                                folder.string(), group, std::strerror(errno)));
  return S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP;
}

}  // namespace tix::cli
