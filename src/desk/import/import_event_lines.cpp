// Stores line after line in one transaction.
#include "desk/import/import_event_lines.hpp"

#include "desk/import/event_line_fields.hpp"
#include "desk/import/line_reference_data.hpp"
#include "desk/import/line_tickets.hpp"
#include "store/import/bulk_indexes.hpp"
#include "store/import/reference_data.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/text/error.hpp"

#include <optional>

#include <fmt/format.h>

namespace tix::desk {
namespace {

constexpr std::int64_t kLinesAStep = 256;

/// The database while the lines fill it.
class LineImport {
 public:
  explicit LineImport(store::Database& database)
      : database_(&database), transaction_(database), reference_data_(database) {
    if (store::count_tickets(database) > 0)
      throw Error(ErrorKind::refused,
                  fmt::format("{} already has tickets; the whole log of a desk needs an empty database",
                              database.file()),
                  "name a new database with --db FILE");
    indexes_.emplace(database);
    store::clear_reference_data(database);
  }

  void add(const LineFields& line) {
    if (line.kind() < last_)
      throw Error(ErrorKind::usage,
                  fmt::format("a {} line after a {} line", name_of(line.kind()), name_of(last_)));
    last_ = line.kind();
    if (line.kind() != LineKind::event) return reference_data_.add(line);
    if (!tickets_) begin_tickets();
    tickets_->add(line);
  }

  void finish(bool dry_run, Imported& imported) {
    if (!tickets_) begin_tickets();
    tickets_->finish();
    imported.created = tickets_->tickets();
    imported.events = tickets_->events();
    if (dry_run) return;
    indexes_->restore();
    transaction_.commit();
  }

 private:
  void begin_tickets() {
    reference_data_.finish();
    tickets_.emplace(*database_, reference_data_);
  }

  store::Database* database_;
  store::Transaction transaction_;
  std::optional<store::BulkIndexes> indexes_;
  LineReferenceData reference_data_;
  std::optional<LineTickets> tickets_;
  LineKind last_ = LineKind::name;
};

}  // namespace

Imported import_event_lines(store::Database& database, RowSource& source, const ImportOptions& options) {
  if (options.reject)
    throw Error(ErrorKind::usage,
                "--rejects does not apply to the whole log of a desk, which is imported completely",
                "omit --rejects");
  Imported imported;
  imported.whole_desk = true;
  LineImport import(database);
  LineFields line;
  SourceRow row;
  const auto at_its_line = [&](const auto& step) {
    try {
      step();
    } catch (const Error& error) {
      throw Error(error.kind(), fmt::format("{}:{}: {}", options.file, row.line, error.what()), error.hint());
    }
  };
  while (source.next(row)) {
    ++imported.rows;
    if (options.progress && imported.rows % kLinesAStep == 0)
      options.progress(imported.rows, source.bytes_read());
    at_its_line([&] {
      if (!row.problem.empty()) throw Error(ErrorKind::usage, row.problem);
      line.take(row, source.columns());
      import.add(line);
    });
  }
  at_its_line([&] { import.finish(options.dry_run, imported); });
  return imported;
}

}  // namespace tix::desk
