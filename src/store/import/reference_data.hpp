// What a desk's tickets rest on, taken away.
#pragma once

#include "store/sqlite/database.hpp"

namespace tix::store {

/// Removes all desk versions, bindings, calendars, customers, absences, changes and names. Only for a
/// database without tickets, inside a transaction that fills it again. Error storage when something still
/// refers to them.
void clear_reference_data(Database& database);

}  // namespace tix::store
