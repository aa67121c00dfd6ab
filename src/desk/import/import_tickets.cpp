// Records each ticket as its row is read.
#include "desk/import/import_tickets.hpp"

#include "desk/import/import_target.hpp"
#include "desk/import/row_memory.hpp"
#include "desk/import/ticket_history.hpp"
#include "store/ticket/event_store.hpp"

namespace tix::desk {

Imported import_tickets(store::Database& database, const Author& author, RowSource& source,
                        const Mapping& mapping, const ImportOptions& options) {
  Imported imported;
  ImportTarget target(database, author);
  ImportColumns columns(mapping, ImportKind::tickets, options.file);
  const ImportRowReader reader(columns, target.zone(), target.names());
  TicketHistory history(target.context(columns));

  read_rows(source, columns, options, imported, [&](const SourceRow& source_row) {
    const TicketRow row = reader.ticket(source_row);
    TicketId known = store::ticket_by_ref(database, row.ref);
    RowMemory memory = target.memory_of(known);
    const RowHash hash =
        hash_of(row, columns.has(ImportField::resolved_at) || columns.has(ImportField::closed_at));
    if (memory.is_news(hash)) {
      const auto stored = known ? store::events_of(database, known) : std::vector<Event>();
      auto new_events = known ? history.events_of_known(row, known, stored) : history.events_of_new(row);
      known = target.record(known, stored, std::move(new_events), imported);
    } else {
      ++imported.unchanged;
    }
    target.remember(known, std::move(memory), hash);
  });
  imported.moved_facts = history.moved();
  target.finish(options, imported);
  return imported;
}

}  // namespace tix::desk
