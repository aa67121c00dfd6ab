// A file that tix writes completely or not at all.
#pragma once

#include "store/file/files_in_use.hpp"
#include "store/file/part_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tix::store {

/// Writes a new file, readable only by its owner, and replaces the existing one only when everything is on
/// the disk. A symbolic link is kept, and the file it leads to is replaced. Existing files that are not
/// regular (/dev/null, a fifo, a terminal) are written to directly, and so is a file that is the standard
/// output or error of this process.
class OutputFile {
 public:
  /// `option` names the output in errors. Throws Error{usage} if `path` is a folder, leads nowhere or would
  /// overwrite one of `in_use`, which must outlive this object, and Error{storage} if it cannot be written.
  OutputFile(std::filesystem::path path, std::string option, const FilesInUse& in_use);

  /// Throws Error{storage}; so does finish.
  void write(std::string_view text);
  /// Puts the file in place, durably. Without it nothing changes. Call it once, and last.
  void finish();

 private:
  void flush();

  std::filesystem::path path_;
  std::string option_;
  const FilesInUse* in_use_;
  std::optional<PartFile> part_;
  Descriptor direct_;  ///< if there is no part
  std::string buffer_;
};

/// Writes a whole text as an OutputFile. Throws as that does.
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace tix::store
