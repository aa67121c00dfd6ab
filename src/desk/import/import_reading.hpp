// Reads a source row by row for both imports: columns, bad rows, progress.
#pragma once

#include "desk/import/import_columns.hpp"
#include "tix/report/row_source.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tix::desk {

struct ImportOptions {
  std::string file;  ///< the source's name, for messages
  bool dry_run = false;
  /// Receives rows that cannot be imported, and why; the others are then imported. Without it, one bad row
  /// stops the import.
  std::function<void(const SourceRow& row, const std::vector<std::string>& columns, const std::string& why)>
      reject;
  /// Called from time to time with the rows and bytes read so far.
  std::function<void(std::int64_t rows, std::uint64_t bytes)> progress;
  /// Called once, after all rows are read and before they are committed. An exception stops the import.
  std::function<void()> before_commit = nullptr;
};

struct Imported {
  std::int64_t rows = 0;
  std::int64_t created = 0, changed = 0, unchanged = 0;  ///< of tickets
  std::int64_t rejected = 0;
  std::int64_t events = 0;            ///< facts and bindings recorded
  std::int64_t moved_facts = 0;       ///< facts that were earlier than those they follow, and so were moved
  std::vector<std::string> problems;  ///< `tickets.csv:17: unknown priority 'critic'; ...`, the first ten
  bool refused = false;               ///< because of its bad rows: nothing was imported
  bool whole_desk = false;            ///< the source was `export events --format jsonl` and replaced the desk
};

/// Passes every readable row to `take`, which throws Error{usage} for a row it cannot use. Counts, reports
/// and rejects bad rows as the options say.
void read_rows(RowSource& source, ImportColumns& columns, const ImportOptions& options, Imported& imported,
               const std::function<void(const SourceRow&)>& take);

}  // namespace tix::desk
