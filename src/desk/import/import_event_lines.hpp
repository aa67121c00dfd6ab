// A desk as `export events --format jsonl` wrote it, made again: the same numbers, events and promises.
#pragma once

#include "desk/import/import.hpp"

namespace tix::desk {

/// All of it or nothing, into a database without tickets; its own desk gives way. Reads the source to its
/// end, in memory that holds one ticket. Error refused when there are tickets, usage or desk led by file and
/// line for the first line that cannot be, storage.
Imported import_event_lines(store::Database& database, RowSource& source, const ImportOptions& options);

}  // namespace tix::desk
