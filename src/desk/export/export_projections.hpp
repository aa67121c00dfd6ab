// What the fold made of tickets, as rows for other programs.
#pragma once

#include "desk/export/export.hpp"
#include "desk/work/reading.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/report.hpp"

#include <vector>

namespace tix::desk {

/// One row a cycle of a clock, as of the reading's instant: a running clock's elapsed time goes up to it, and
/// a breach still to come is not shown.
class ClockExport {
 public:
  /// Both outlive this.
  ClockExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {}
  static const std::vector<Column>& columns();
  void each(const RowVisitor& visit);

 private:
  Reading* reading_;
  const Filter* filter_;
};

/// Who held a ticket in which state, from when to when; the last has no end.
class SpanExport {
 public:
  /// Both outlive this.
  SpanExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {}
  static const std::vector<Column>& columns();
  void each(const RowVisitor& visit);

 private:
  Reading* reading_;
  const Filter* filter_;
};

/// One row a customer with tickets that pass the filter, and how many; with an empty filter every customer.
class CustomerExport {
 public:
  /// Both outlive this.
  CustomerExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {}
  static const std::vector<Column>& columns();
  void each(const RowVisitor& visit);

 private:
  Reading* reading_;
  const Filter* filter_;
};

}  // namespace tix::desk
