// Records imported facts in one batch, without indexes while a new database is filled.
#pragma once

#include "desk/import/import_context.hpp"
#include "desk/import/import_reading.hpp"
#include "desk/import/import_row.hpp"
#include "desk/import/row_memory.hpp"
#include "desk/work/work.hpp"
#include "store/import/bulk_indexes.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <vector>

namespace tix::desk {

class ImportTarget {
 public:
  ImportTarget(store::Database& database, const Author& author);
  ImportTarget(const ImportTarget&) = delete;

  /// Returns the zone of times without one.
  const Zone& zone() const { return Zone::find(work_.desk().zone); }
  ImportNames names() { return {work_.names(), customers_}; }
  ImportContext context(const ImportColumns& columns);

  /// Records the new events of a ticket; `known` is 0 for a new ticket. Returns its number.
  TicketId record(TicketId known, const std::vector<Event>& stored, std::vector<NewEvent> new_events,
                  Imported& imported);
  /// Returns the imported rows of a ticket.
  RowMemory memory_of(TicketId known) const;
  void remember(TicketId id, RowMemory memory, const RowHash& row);
  /// Commits, unless the options or bad rows prevent it. Throws what `before_commit` throws.
  void finish(const ImportOptions& options, Imported& imported);

 private:
  store::Database* database_;
  Work work_;
  Instant now_;
  ImportCustomers customers_;
  std::optional<store::BulkIndexes> indexes_;
  TicketId next_;
};

}  // namespace tix::desk
