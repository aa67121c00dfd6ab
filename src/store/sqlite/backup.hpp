// Copies the database while it is in use.
#pragma once

#include "store/sqlite/database.hpp"

#include <filesystem>
#include <string_view>

namespace tix::store {

/// Writes a copy as of one moment under a temporary name next to `path`, checks it and moves it there,
/// durably. Only its owner can read and write it. Throws Error{storage} if `path` exists, the disk is full,
/// the database stays locked or the copy is damaged, and leaves nothing behind.
void backup(Database& database, const std::filesystem::path& path);

/// Returns a name beside a database that no file has yet: `desk.db.MARK`, `desk.db.MARK.2`, ...
std::filesystem::path free_copy_name(const std::filesystem::path& database, std::string_view mark);

}  // namespace tix::store
