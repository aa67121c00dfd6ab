// The database as a file: what may be opened, where it may lie, how a new one comes into place.
#pragma once

#include <filesystem>
#include <string_view>

#include <sys/types.h>

namespace tix::store {

/// Throws Error storage unless `path` is an existing, permitted, ordinary file.
void check_openable(const std::filesystem::path& path, bool for_writing);

/// The kind of network file system a statfs(2) magic number stands for; empty for a local one. FUSE counts as
/// network (sshfs, rclone, s3fs): its locks cannot be trusted.
std::string_view network_file_system(long magic);
/// Throws Error storage when `folder` lies on a network file system, where WAL corrupts.
void check_local(const std::filesystem::path& folder);

/// Makes an empty file with exactly these permission bits. Throws Error storage when one exists.
void make_file(const std::filesystem::path& path, mode_t mode);

/// Where a file is built before it gets its name. Of two that build at once, one finds its name taken.
std::filesystem::path free_name_beside(const std::filesystem::path& path);

/// Puts a finished file under its final name, durably. Throws Error storage when the name is taken.
void move_into_place(const std::filesystem::path& built, const std::filesystem::path& final_name);

/// The folder a file lies in; `.` for a bare name.
std::filesystem::path folder_of(const std::filesystem::path& file);

}  // namespace tix::store
