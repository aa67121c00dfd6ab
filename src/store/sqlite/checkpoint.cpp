// PRAGMA wal_checkpoint, and its answer.
#include "store/sqlite/checkpoint.hpp"

#include "store/sqlite/storage_error.hpp"

namespace tix::store {

bool empty_log(Database& database) {
  return translated(database.file(), [&] {
    return database.connection().execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() == 0;
  });
}

}  // namespace tix::store
