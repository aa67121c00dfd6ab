// The database as a file: which may be opened, where it may lie, and how a new one is put into place.
#pragma once

#include "store/sqlite/embedded_sql.hpp"

#include <filesystem>
#include <string_view>

#include <sys/types.h>

namespace tix::store {

/// Throws Error{storage} unless `path` is an existing, permitted, regular file.
void check_openable(const std::filesystem::path& path, Access access);

/// Returns the kind of network file system that a statfs(2) magic number stands for; empty for a local one.
/// FUSE counts as network (sshfs, rclone, s3fs): its locks cannot be trusted.
std::string_view network_file_system(long magic);
/// Throws Error{storage} if `folder` lies on a network file system, where WAL corrupts.
void check_local(const std::filesystem::path& folder);

/// Creates an empty file with exactly these permission bits. Throws Error{storage} if it exists.
void make_file(const std::filesystem::path& path, mode_t mode);

/// Returns a free name next to `path` to build a file under. If two processes build at once, one finds its
/// name taken.
std::filesystem::path free_name_beside(const std::filesystem::path& path);

/// Moves a finished file to its final name, durably. Throws Error{storage} if the name is taken.
void move_into_place(const std::filesystem::path& built, const std::filesystem::path& final_name);

/// Returns the folder of a file; `.` for a name without one.
std::filesystem::path folder_of(const std::filesystem::path& file);

}  // namespace tix::store
