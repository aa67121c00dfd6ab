// Recomputes stored tickets with this version of tix.
#pragma once

#include "store/sqlite/database.hpp"

namespace tix::desk {

/// Folds every ticket again and replaces the stored rows of those that differ, because an older tix may have
/// counted differently. Runs inside the caller's transaction. Throws Error{storage} for invalid events.
void refold(store::Database& database);

}  // namespace tix::desk
