// A file that tix writes for somebody: complete, or as it was.
#pragma once

#include "store/file/files_in_use.hpp"
#include "store/file/part_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tix::store {

/// Writes a new file next to its name and replaces an existing one only when all is on the disk; only its
/// owner can read it. A symbolic link stays, and the file it leads to is replaced. What exists and is no
/// regular file (/dev/null, a fifo, a terminal) is written to as it is, and so is a file that is this
/// process's standard output or error.
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
