// Recreates a desk that `export events --format jsonl` wrote: the same numbers, events and promises.
#pragma once

#include "desk/import/import_reading.hpp"
#include "store/sqlite/database.hpp"

namespace tix::desk {

/// Imports all of it or nothing, into a database without tickets, and replaces its desk. Reads the source to
/// its end, holding one ticket in memory. Throws Error{refused} if there are tickets, Error{usage} or
/// Error{desk} with file and line for the first bad line, and Error{storage}.
Imported import_event_lines(store::Database& database, RowSource& source, const ImportOptions& options);

}  // namespace tix::desk
