// Separate files for locks between processes, because SQLite loses its locks when its file is opened twice.
#pragma once

#include "store/file/descriptor.hpp"

#include <string>
#include <string_view>

namespace tix::store {

/// Opens the empty file `DATABASE` + `ending` for advisory locks and creates it if it is missing. Only users
/// who may write the database can open it, so that nobody else can hold the lock. If it cannot be opened,
/// returns a Descriptor that is false, and errno has the reason.
Descriptor open_lock_file(const std::string& database_file, std::string_view ending);

}  // namespace tix::store
