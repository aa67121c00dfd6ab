// Records events, counts them and finishes an import.
#include "desk/import/import_target.hpp"

#include "store/ticket/ticket_store.hpp"

namespace tix::desk {

ImportTarget::ImportTarget(store::Database& database, const Author& author)
    : database_(&database),
      work_(database, author),
      now_(author.now),
      customers_(work_),
      next_(store::next_ticket_id(database)) {
  if (next_ == TicketId{1}) indexes_.emplace(database);  // a filled database keeps them for its readers
}

ImportContext ImportTarget::context(const ImportColumns& columns) {
  return {.columns = &columns,
          .names = &work_.names(),
          .actor = work_.actor(),
          .now = now_,
          .address_of = [this](CustomerId id) {
            const auto row = store::get_customer(work_.database(), id);
            return row ? row->customer.address : std::string();
          }};
}

TicketId ImportTarget::record(TicketId known, const std::vector<Event>& stored,
                              std::vector<NewEvent> new_events, Imported& imported) {
  if (new_events.empty()) {
    ++imported.unchanged;
    return known;
  }
  const TicketId id = known ? known : next_;
  const Recorded recorded = known ? work_.record_history(id, stored, std::move(new_events))
                                  : work_.import_ticket(id, std::move(new_events));
  imported.events += static_cast<std::int64_t>(recorded.added.size());
  ++(known ? imported.changed : imported.created);
  if (!known) next_ = TicketId{next_.value + 1};
  return id;
}

RowMemory ImportTarget::memory_of(TicketId known) const {
  return {known ? store::get_import_memory(*database_, known) : store::ImportMemory(), work_.change()};
}

void ImportTarget::remember(TicketId id, RowMemory memory, const RowHash& row) {
  if (memory.is_news(row)) work_.record_change();
  if (!memory.remember(row)) return;
  store::ImportMemory stored = memory.memory();
  stored.ticket = id;
  store::put_import_memory(*database_, stored);
}

void ImportTarget::finish(const ImportOptions& options, Imported& imported) {
  imported.refused = imported.rejected > 0 && !options.reject;
  if (options.dry_run || imported.refused) return;
  if (indexes_) indexes_->restore();
  if (options.before_commit) options.before_commit();
  work_.commit();
}

}  // namespace tix::desk
