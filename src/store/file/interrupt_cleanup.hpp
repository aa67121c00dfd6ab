// Removes unfinished files when a signal ends the process.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

namespace tix::store {

struct UnfinishedFiles;

/// While it lives, SIGINT, SIGTERM, SIGHUP and SIGQUIT remove a file, and what SQLite keeps beside it, before
/// they end the process. A signal that is ignored or has a handler stays as it is.
class InterruptCleanup {
 public:
  explicit InterruptCleanup(const std::filesystem::path& file);
  InterruptCleanup(const InterruptCleanup&) = delete;
  InterruptCleanup& operator=(const InterruptCleanup&) = delete;
  ~InterruptCleanup();

  /// Removes the files of all living objects, for when the process ends without destructors.
  static void run();
  /// Returns whether a living object has a file of this name, in any folder.
  static bool has_file_named(std::string_view name);

 private:
  std::unique_ptr<const UnfinishedFiles> files_;
};

/// Removes a file and what SQLite keeps beside it: -journal, -wal, -shm. Ignores what does not exist.
void remove_with_companions(const std::filesystem::path& path);

}  // namespace tix::store
