// A file of tickets or of their updates becomes history: one change, all of it or nothing.
#pragma once

#include "desk/import/mapping.hpp"
#include "desk/work/work.hpp"
#include "store/sqlite/database.hpp"
#include "tix/report/row_source.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tix::desk {

struct ImportOptions {
  std::string file;  ///< the source's name, for messages
  bool dry_run = false;
  /// Takes the rows that cannot be imported, and why; the others are then imported. Without it one bad row
  /// stops the import.
  std::function<void(const SourceRow& row, const std::vector<std::string>& columns, const std::string& why)>
      reject;
  /// Called now and then: rows and bytes read so far.
  std::function<void(std::int64_t rows, std::uint64_t bytes)> progress;
};

struct Imported {
  std::int64_t rows = 0;
  std::int64_t created = 0, changed = 0, unchanged = 0;  ///< rows of tickets; tickets of events
  std::int64_t rejected = 0;
  std::int64_t events = 0;            ///< facts and bindings recorded
  std::int64_t moved_facts = 0;       ///< earlier than what they follow, and so moved to it
  std::vector<std::string> problems;  ///< `tickets.csv:17: unknown priority 'critic'; ...`, the first ten
  bool refused = false;               ///< for its bad rows: nothing was imported
  bool whole_desk = false;            ///< the source was `export events --format jsonl`, and brought its desk
};

/// Reads the source to its end. Error usage or desk when its columns do not fit, storage.
Imported import_tickets(store::Database& database, const Author& author, RowSource& source,
                        const Mapping& mapping, const ImportOptions& options);
/// The same for updates, which may come in any order. What `export events --format jsonl` wrote - its lines
/// name what they are in `line` - is made again as it was: see import_event_lines.
Imported import_events(store::Database& database, const Author& author, RowSource& rows,
                       const Mapping& mapping, const ImportOptions& options);

}  // namespace tix::desk
