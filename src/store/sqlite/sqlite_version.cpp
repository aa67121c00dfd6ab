// Asks the library.
#include "store/sqlite/sqlite_version.hpp"

#include <sqlite3.h>

namespace tix::store {

std::string_view sqlite_version() {
  return sqlite3_libversion();
}

}  // namespace tix::store
