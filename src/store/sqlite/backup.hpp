// Copies the database while it is in use.
#pragma once

#include "store/sqlite/database.hpp"

#include <filesystem>

namespace tix::store {

/// Writes a copy as of one moment under a temporary name next to `path` and moves it there, durably. Only its
/// owner can read and write it. Throws Error{storage} if `path` exists or the disk is full, and leaves
/// nothing behind.
void backup(Database& database, const std::filesystem::path& path);

}  // namespace tix::store
