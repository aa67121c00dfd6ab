// Clears the data that a desk's tickets refer to.
#pragma once

#include "store/sqlite/database.hpp"

namespace tix::store {

/// Deletes all desk versions, bindings, calendars, customers, absences, changes and names. For a database
/// without tickets, inside a transaction that fills it again. Throws Error{storage} if a row still refers to
/// them.
void clear_reference_data(Database& database);

}  // namespace tix::store
