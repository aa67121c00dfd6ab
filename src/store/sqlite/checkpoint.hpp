// Emptying the write-ahead log, where older copies of pages live on.
#pragma once

#include "store/sqlite/database.hpp"

namespace tix::store {

/// Moves all of the log into the database and cuts it to nothing, so that bytes overwritten in the database
/// are nowhere any more. Outside a transaction. False when somebody still reads an older state: it has to be
/// done again then.
bool empty_log(Database& database);

}  // namespace tix::store
