// `import tickets`: a file of tickets becomes history, as one change.
#pragma once

#include "desk/import/import_reading.hpp"
#include "desk/import/mapping.hpp"
#include "desk/work/work.hpp"
#include "store/sqlite/database.hpp"

namespace tix::desk {

/// Reads the source to its end. Throws Error{usage} or Error{desk} when its columns do not fit, and
/// Error{storage}.
Imported import_tickets(store::Database& database, const Author& author, RowSource& source,
                        const Mapping& mapping, const ImportOptions& options);

}  // namespace tix::desk
