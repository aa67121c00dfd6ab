// Exports clocks, spans and customers as rows for other programs.
#pragma once

#include "desk/export/event_export.hpp"
#include "desk/export/ticket_export.hpp"
#include "desk/work/reading.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/report.hpp"

#include <vector>

namespace tix::desk {

/// Writes one row per cycle of a clock, as of the reading's instant: a running clock's elapsed time ends
/// there, and a later breach is not shown.
class ClockExport {
 public:
  /// Both must outlive this object.
  ClockExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {}
  static const std::vector<Column>& columns();
  void each(const RowVisitor& visit);

 private:
  Reading* reading_;
  const Filter* filter_;
};

/// Writes who held a ticket in which state, from when to when; the last interval has no end.
class SpanExport {
 public:
  /// Both must outlive this object.
  SpanExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {}
  static const std::vector<Column>& columns();
  void each(const RowVisitor& visit);

 private:
  Reading* reading_;
  const Filter* filter_;
};

/// Writes one row per customer with tickets that match the filter, and their number; with an empty filter,
/// every customer.
class CustomerExport {
 public:
  /// Both must outlive this object.
  CustomerExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {}
  static const std::vector<Column>& columns();
  void each(const RowVisitor& visit);

 private:
  Reading* reading_;
  const Filter* filter_;
};

}  // namespace tix::desk
