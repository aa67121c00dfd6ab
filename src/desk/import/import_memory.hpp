// Rows that were heard before: what makes "the same file twice changes nothing" true whatever a file says.
#pragma once

#include "desk/import/import_row.hpp"
#include "store/import/import_memory.hpp"

#include <string>
#include <utility>

namespace tix::desk {

/// What a row says, as 16 letters: of two rows of one ticket that differ in anything an import looks at, they
/// differ.
struct RowHash {
  std::string letters;
  bool is_dated = false;  ///< it has an updated_at
};
/// `could_end`: the file has a column for the end, so that none given means that there was none.
RowHash hash_of(const TicketRow& row, bool could_end);

/// What has been heard of one ticket.
///
/// A row with `updated_at` says what was true then, so that hearing it once is enough for ever. One without
/// says what is true now: it is no news when the import before said it too, as long as this import has said
/// nothing else of the ticket; after that only when it repeats the row before it. So a file imported again is
/// no news, row by row, and a source that goes back to what it said some nights ago is.
class RowMemory {
 public:
  /// `import` is the change that reads now.
  RowMemory(store::ImportMemory stored, ChangeId import) : memory_(std::move(stored)), import_(import) {}

  bool is_news(const RowHash& row) const;
  /// False when there is nothing to keep of it.
  bool hear(const RowHash& row);
  const store::ImportMemory& memory() const { return memory_; }

 private:
  bool is_first() const { return memory_.change != import_; }

  store::ImportMemory memory_;
  ChangeId import_;
};

}  // namespace tix::desk
