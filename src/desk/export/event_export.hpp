// Exports events as rows that `import events` can read.
#pragma once

#include "desk/export/ticket_export.hpp"
#include "desk/work/reading.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/firing.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace tix::desk {

/// Receives lines of several kinds: the columns of a kind, then its rows.
struct LineVisitor {
  std::function<void(const std::vector<Column>& columns)> columns;
  RowVisitor row;
};

/// Writes one row per event in the columns of `event_columns()`, by ticket and time: names instead of
/// numbers, bodies with their messages.
class EventExport {
 public:
  EventExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {}

  void each(const RowVisitor& visit);
  /// Writes the events after the data they refer to: names, desk versions, bindings, customers and changes.
  /// The column `line` holds the kind of each line. Imported into an empty database, they recreate the desk.
  void each_line(const LineVisitor& visit);

 private:
  /// The parts of an event that are stored outside its row.
  struct EventExtras {
    bool is_redacted = false;
    std::optional<Firing> firing;
  };
  using EventRowVisitor = std::function<void(const Row& row, const EventExtras& extras)>;

  /// Returns the tickets of the filter by number.
  std::vector<TicketId> chosen() const;
  void each_with_extras(const EventRowVisitor& visit);
  void append(const Firing& firing, Row& line) const;
  void each_reference_line(const LineVisitor& visit) const;

  Reading* reading_;
  const Filter* filter_;
};

}  // namespace tix::desk
