// The files that a run of tix reads or has open, and that it must not overwrite.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace tix::store {

/// Files are compared by device and inode, so that links are seen through, and by folder and name, for those
/// that do not exist yet. No file is opened: closing a second descriptor of a database would drop SQLite's
/// locks on it.
class FilesInUse {
 public:
  /// Adds a file; `what` completes "would overwrite ...". It need not exist.
  void add(const std::filesystem::path& file, std::string what);
  /// Adds the file that a descriptor reads, if it is a regular one.
  void add(int descriptor, std::string what);
  /// Adds a database and the files that SQLite and tix keep beside it.
  void add_database(const std::filesystem::path& file);

  /// Returns the description of the file that `path` stands for, or nullopt if it is none of them or not a
  /// regular file, which cannot be overwritten. A symbolic link stands for the file it leads to.
  std::optional<std::string> find(const std::filesystem::path& path) const;
  /// Throws Error{usage} if `target` would overwrite one of them; `option` begins the message.
  void refuse(const std::filesystem::path& target, std::string_view option) const;

 private:
  struct FileId {
    dev_t device = 0;
    ino_t inode = 0;
    bool operator==(const FileId&) const = default;
  };
  struct InUse {
    std::filesystem::path path;    ///< empty for a descriptor
    std::optional<FileId> opened;  ///< of a descriptor
    std::string what;
  };

  static std::optional<FileId> id_of(const std::filesystem::path& path);
  static bool is_same(const InUse& file, const std::filesystem::path& target);

  std::vector<InUse> files_;
};

}  // namespace tix::store
