// `import events`: a file of updates becomes history, as one change.
#pragma once

#include "desk/import/import_reading.hpp"
#include "desk/import/mapping.hpp"
#include "desk/work/work.hpp"
#include "store/sqlite/database.hpp"

namespace tix::desk {

/// Reads updates in any order, to the end of the source. Errors are those of import_tickets. Lines that
/// `export events --format jsonl` wrote name their kind in `line`; they go to import_event_lines.
Imported import_events(store::Database& database, const Author& author, RowSource& rows,
                       const Mapping& mapping, const ImportOptions& options);

}  // namespace tix::desk
