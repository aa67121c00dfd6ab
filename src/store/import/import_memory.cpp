// Reads and writes one row per ticket.
#include "store/import/import_memory.hpp"

namespace tix::store {

ImportMemory get_import_memory(Database& database, TicketId ticket) {
  ImportMemory m;
  m.ticket = ticket;
  Query row = database.query("import_memory_get");
  if (row.bind(ticket).step()) row.read(m.ticket, m.change, m.last, m.dated, m.undated, m.before);
  return m;
}

void put_import_memory(Database& database, const ImportMemory& m) {
  database.query("import_memory_put").run(m.ticket, m.change, m.last, m.dated, m.undated, m.before);
}

}  // namespace tix::store
