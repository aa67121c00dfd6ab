// Which SQLite this program runs with.
#pragma once

#include <string_view>

namespace tix::store {

/// As `3.40.1`; of the library at run time.
std::string_view sqlite_version();

}  // namespace tix::store
