// Where imported facts go: one batch of writing, with the indexes out of the way of a new database's rows.
#pragma once

#include "desk/import/import.hpp"
#include "desk/import/import_history.hpp"
#include "desk/import/import_memory.hpp"
#include "desk/import/import_row.hpp"
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

  /// Of times that name no zone.
  const Zone& zone() const { return Zone::find(work_.desk().zone); }
  ImportNames names() { return {work_.names(), customers_}; }
  ImportContext context(const ImportColumns& columns);

  /// Records what is new of a ticket; `known` 0: all of it. Gives its number.
  TicketId record(TicketId known, const std::vector<Event>& stored, std::vector<NewEvent> new_events,
                  Imported& imported);
  /// What has been heard of a ticket, and that it has been.
  RowMemory memory_of(TicketId known) const;
  void remember(TicketId id, RowMemory memory, const RowHash& row);
  /// Commits, unless the options or bad rows say otherwise.
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
