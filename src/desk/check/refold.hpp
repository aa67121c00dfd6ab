// Recomputes what is stored of events and facts with this version of tix.
#pragma once

#include "store/sqlite/database.hpp"

namespace tix::desk {

/// Folds every ticket again and replaces the stored rows of those that differ, because an older tix may have
/// counted differently; stores the addresses and merges of customers anew. Runs inside the caller's
/// transaction. Throws Error{storage} for invalid events.
void refold(store::Database& database);

}  // namespace tix::desk
