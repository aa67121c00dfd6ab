// Replaces a database with a backup, in place.
#pragma once

#include "store/sqlite/database.hpp"

#include <filesystem>

namespace tix::store {

/// Writes a copy of `database` as it is beside it, then overwrites it with `backup`, page by page and in one
/// transaction: a crash leaves either the old content or the restored one. Other processes cannot read or
/// write in the meantime. Returns the name of the copy. Throws Error{refused} if the backup is damaged, and
/// Error{storage} if somebody uses the database, the disk is full or a file cannot be written.
std::filesystem::path restore(Database& database, Database& backup);

}  // namespace tix::store
