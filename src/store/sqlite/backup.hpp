// Copies the database while it is in use.
#pragma once

#include "store/sqlite/database.hpp"

#include <filesystem>

namespace tix::store {

/// Writes a copy as of one moment under a temporary name next to `path`, checks it and moves it there,
/// durably. Only its owner can read and write it. Throws Error{storage} if `path` exists, the disk is full,
/// the database stays locked or the copy is damaged, and leaves nothing behind.
void backup(Database& database, const std::filesystem::path& path);

}  // namespace tix::store
