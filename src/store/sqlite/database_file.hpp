// The database as a file: which may be opened, and where it may lie.
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

}  // namespace tix::store
