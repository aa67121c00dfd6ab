// What an import has read of a ticket before, in and out.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <string>

namespace tix::store {

/// Hashes of rows, 16 letters each, one after the other. Blank for a ticket no import has read of.
struct ImportMemory {
  TicketId ticket;
  ChangeId change;      ///< the import that read of it last
  std::string last;     ///< the row heard last
  std::string dated;    ///< all rows ever that say when they were true
  std::string undated;  ///< the rows of `change` that do not
  std::string before;   ///< those of the import before, while `change` says nothing new

  friend bool operator==(const ImportMemory&, const ImportMemory&) = default;
};

ImportMemory get_import_memory(Database& database, TicketId ticket);
/// Replaces what was there.
void put_import_memory(Database& database, const ImportMemory& memory);

}  // namespace tix::store
