// Brings stored tickets up to what this tix makes of their events.
#pragma once

#include "store/sqlite/database.hpp"

namespace tix::desk {

/// Folds every ticket anew and replaces what is stored of those that differ: an older tix may have counted
/// otherwise. Runs inside the caller's transaction. Throws Error{storage} for events that cannot be.
void refold(store::Database& database);

}  // namespace tix::desk
