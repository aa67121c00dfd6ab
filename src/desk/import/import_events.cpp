// Checks and stages all rows first, then imports ticket by ticket in order of time.
#include "desk/import/import_events.hpp"

#include "desk/import/event_history.hpp"
#include "desk/import/event_lines.hpp"
#include "desk/import/import_event_lines.hpp"
#include "desk/import/import_target.hpp"
#include "store/import/staging.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/report/row_source.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::desk {
namespace {

/// A source whose first row can be inspected before it is read.
class FirstRow final : public RowSource {
 public:
  /// Reads a row, unless the source has a header. `source` must outlive this object.
  explicit FirstRow(RowSource& source) : source_(&source) {
    if (source.columns().empty()) is_waiting_ = source.next(row_);
  }

  /// Returns the first row's value in a column; empty if the source has a header.
  std::string_view value(std::string_view column) const {
    if (!is_waiting_) return {};
    const auto& columns = source_->columns();
    const auto place = static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin());
    return place < row_.values.size() ? std::string_view(row_.values[place]) : std::string_view();
  }

  const std::vector<std::string>& columns() const override {
    static const std::vector<std::string> kNotYet;
    return is_waiting_ ? kNotYet : source_->columns();
  }
  bool next(SourceRow& row) override {
    if (!is_waiting_) return source_->next(row);
    std::swap(row, row_);
    is_waiting_ = false;
    return true;
  }
  std::uint64_t bytes_read() const override { return source_->bytes_read(); }

 private:
  RowSource* source_;
  SourceRow row_;
  bool is_waiting_ = false;
};

/// Imports staged rows, one ticket after another.
class StagedImport {
 public:
  StagedImport(store::Database& database, const Author& author, const ImportColumns& columns,
               Imported& imported)
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
    history_.add(history_.at_creation() ? reader_.first_event(row_) : reader_.event(row_));
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
      const EventRow checked = checker.first_event(row);
      if (!checked.ignored) staging.add(checked.ref, checked.at, row.line, row.values);
    });
  }
  imported.refused = imported.rejected > 0 && !options.reject;
  if (imported.refused) return imported;
  StagedImport staged_import(database, author, columns, imported);
  staging.each([&](const store::StagedRow& row) { staged_import.take(row); });
  staged_import.finish(options);
  return imported;
}

}  // namespace tix::desk
