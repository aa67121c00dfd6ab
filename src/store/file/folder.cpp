// Creates and syncs folders.
#include "store/file/folder.hpp"

#include "store/file/descriptor.hpp"
#include "store/file/file_error.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>

namespace tix::store {

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
}

void make_folders(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw_file_error("cannot create the folder", folder, error.value());
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened = Descriptor::open(folder, O_RDONLY | O_DIRECTORY);
  const int error = opened ? sync_to_disk(opened.number()) : errno;
  // Some file systems cannot sync folders and return EINVAL.
  if (error != 0 && error != EINVAL) throw_file_error("cannot write", folder, error);
}

}  // namespace tix::store
