// `import events`: all rows are checked and staged first, then told ticket by ticket in order of time.
#include "desk/import/event_lines.hpp"
#include "desk/import/first_row.hpp"
#include "desk/import/import.hpp"
#include "desk/import/import_event_lines.hpp"
#include "desk/import/import_history.hpp"
#include "desk/import/import_reading.hpp"
#include "desk/import/import_target.hpp"
#include "store/import/staging.hpp"
#include "store/ticket/event_store.hpp"

namespace tix::desk {
namespace {

/// Staged rows of one ticket after another become facts.
class Teller {
 public:
  Teller(store::Database& database, const Author& author, const ImportColumns& columns, Imported& imported)
      : database_(&database),
        target_(database, author),
        reader_(columns, target_.zone(), target_.names()),
        history_(target_.context(columns)),
        imported_(&imported) {}

  void take(const store::StagedRow& staged) {
    if (!is_open_ || staged.ref != ref_) {
      close();
      open(staged);
    }
    row_.values = staged.fields;
    history_.add(reader_.event(row_, history_.at_creation()));
  }

  void finish(const ImportOptions& options) {
    close();
    imported_->moved_facts = history_.moved();
    target_.finish(options, *imported_);
  }

 private:
  void open(const store::StagedRow& first) {
    ref_ = first.ref;
    is_open_ = true;
    known_ = store::ticket_by_ref(*database_, ref_);
    stored_ = known_ ? store::events_of(*database_, known_) : std::vector<Event>();
    history_.begin(ref_, known_, stored_, first.at);
  }
  void close() {
    if (is_open_) target_.record(known_, stored_, history_.finish(stored_), *imported_);
    is_open_ = false;
  }

  store::Database* database_;
  ImportTarget target_;
  ImportRowReader reader_;
  EventHistory history_;
  Imported* imported_;
  SourceRow row_;
  bool is_open_ = false;
  std::string ref_;
  TicketId known_;
  std::vector<Event> stored_;
};

}  // namespace

Imported import_events(store::Database& database, const Author& author, RowSource& rows,
                       const Mapping& mapping, const ImportOptions& options) {
  FirstRow source(rows);
  const bool is_mapped = !mapping.columns.empty() || !mapping.activities.empty();
  if (!is_mapped && !source.value(kLineColumn).empty()) return import_event_lines(database, source, options);
  Imported imported;
  ImportColumns columns(mapping, ImportKind::events, options.file);
  store::Staging staging;
  {
    // Nothing is locked while the file is read: it may come slowly down a pipe.
    const Zone& zone = Zone::find(desk_in_force(database).desk.zone);
    const ImportRowReader checker(columns, zone, ImportNames());
    read_rows(source, columns, options, imported, [&](const SourceRow& row) {
      const EventRow checked = checker.event(row, true);
      if (!checked.ignored) staging.add(checked.ref, checked.at, row.line, row.values);
    });
  }
  imported.refused = imported.rejected > 0 && !options.reject;
  if (imported.refused) return imported;
  Teller teller(database, author, columns, imported);
  staging.each([&](const store::StagedRow& row) { teller.take(row); });
  teller.finish(options);
  return imported;
}

}  // namespace tix::desk
