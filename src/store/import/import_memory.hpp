// Remembers which rows of a ticket earlier imports have read.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <string>

namespace tix::store {

/// Hashes of rows, 16 letters each, one after the other. Empty for a ticket that no import has read.
struct ImportMemory {
  TicketId ticket;
  ChangeId change;      ///< the latest import that read the ticket
  std::string last;     ///< the row read last
  std::string dated;    ///< all rows so far that have an updated_at
  std::string undated;  ///< the rows of `change` that have none
  std::string before;   ///< those of the import before, until `change` reads something new

  friend bool operator==(const ImportMemory&, const ImportMemory&) = default;
};

ImportMemory get_import_memory(Database& database, TicketId ticket);
/// Replaces the stored row.
void put_import_memory(Database& database, const ImportMemory& memory);

}  // namespace tix::store
