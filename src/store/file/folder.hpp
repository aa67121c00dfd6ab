// The folders that files lie in.
#pragma once

#include <filesystem>

namespace tix::store {

/// Returns the folder of a file; `.` for a name without one.
std::filesystem::path folder_of(const std::filesystem::path& file);

/// Creates a folder and those above it if they are missing. Does nothing for an empty path. Throws
/// Error{storage}.
void make_folders(const std::filesystem::path& folder);

/// Flushes the entries of a folder to the disk. Throws Error{storage}.
void sync_folder(const std::filesystem::path& folder);

}  // namespace tix::store
