// Files of their own for locks between processes: SQLite's locks vanish when its file is opened twice.
#pragma once

#include "store/file/descriptor.hpp"

#include <string>
#include <string_view>

namespace tix::store {

/// Opens the empty file that is named as the database with `ending`, for advisory locks; creates it if it is
/// missing. Only who may write the database may open it, so that nobody else can hold the lock. Returns one
/// that is false, with errno, if it cannot be opened.
Descriptor open_lock_file(const std::string& database_file, std::string_view ending);

}  // namespace tix::store
