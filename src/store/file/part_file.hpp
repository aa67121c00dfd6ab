// A file under construction, without a name or under a temporary one until it is complete.
#pragma once

#include "store/file/descriptor.hpp"
#include "store/file/interrupt_cleanup.hpp"

#include <filesystem>
#include <memory>

#include <sys/types.h>

namespace tix::store {

/// Whether a file under construction needs a name. SQLite opens files by name.
enum class PartName { none, needed };
/// What to do if a file has the final name already.
enum class IfTaken { refuse, replace };

/// A file under construction, in the folder of its final name. It has no name if it needs none and the file
/// system supports that, so that nothing is left of it however tix ends. Otherwise it is named
/// `.tix-part-PROCESS-NUMBER` and locked: when tix is killed, the next command that writes a file in that
/// folder removes it.
class PartFile {
 public:
  /// Removes abandoned part files from the folder of `target` and creates an empty file there with exactly
  /// the permission bits `mode`. Throws Error{storage}.
  PartFile(std::filesystem::path target, mode_t mode, PartName name);
  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&&) = delete;
  /// Removes the file unless it was published. Close SQLite's connection to it before.
  ~PartFile();

  const std::filesystem::path& target() const { return target_; }
  /// Returns the present name; empty for a file without one.
  const std::filesystem::path& path() const { return path_; }
  /// Returns the open file, for writing.
  int descriptor() const { return file_.number(); }

  /// Gives the file its final name, durably; call it once, and last. Throws Error{storage}, also if the name
  /// is taken and `if_taken` is to refuse.
  void publish(IfTaken if_taken);

 private:
  bool open_nameless(mode_t mode);
  void open_named(mode_t mode);
  /// Links a file without a name to a free part name.
  void name_it();
  void name_is(std::filesystem::path path);

  std::filesystem::path target_;
  Descriptor file_;
  std::filesystem::path path_;
  std::unique_ptr<InterruptCleanup> cleanup_;
};

/// Removes the part files in a folder that no living process is writing. Ignores what it may not remove.
void clear_abandoned_parts(const std::filesystem::path& folder);

}  // namespace tix::store
