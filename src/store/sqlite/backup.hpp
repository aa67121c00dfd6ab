// A copy of the database while others go on writing.
#pragma once

#include "store/sqlite/database.hpp"

#include <filesystem>

namespace tix::store {

/// Writes a copy as of one moment beside `path` and moves it there, durably; readable and writable for its
/// owner only. Error storage when the name is taken or the disk is full; nothing is left behind then.
void backup(Database& database, const std::filesystem::path& path);

}  // namespace tix::store
