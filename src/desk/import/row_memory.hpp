// Remembers imported rows, so that importing the same file twice changes nothing.
#pragma once

#include "desk/import/import_row.hpp"
#include "store/import/import_memory.hpp"

#include <string>
#include <utility>

namespace tix::desk {

/// A row's content as 16 letters. They differ for two rows of one ticket that differ in anything an import
/// uses.
struct RowHash {
  std::string letters;
  bool is_dated = false;  ///< it has an updated_at
};
/// Hashes a row. `could_end`: the file has a column for the end, so that an empty one means the ticket had
/// not ended.
RowHash hash_of(const TicketRow& row, bool could_end);

/// The rows imported for one ticket.
///
/// A row with `updated_at` describes the ticket at that time, so importing it once is enough. A row without
/// it describes the present: it is not new if the previous import had it too and this import has had no other
/// row of the ticket; after that, only if it repeats the row before it. So importing a file again changes
/// nothing, and a source that returns to an earlier state is noticed.
class RowMemory {
 public:
  /// `import` is the current change.
  RowMemory(store::ImportMemory stored, ChangeId import) : memory_(std::move(stored)), import_(import) {}

  bool is_news(const RowHash& row) const;
  /// Remembers a row. Returns false if there is nothing to store.
  bool remember(const RowHash& row);
  const store::ImportMemory& memory() const { return memory_; }

 private:
  bool is_first() const { return memory_.change != import_; }

  store::ImportMemory memory_;
  ChangeId import_;
};

}  // namespace tix::desk
