// Exports tickets as rows that `import tickets` can read.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/report.hpp"

#include <functional>
#include <string>
#include <vector>

namespace tix::desk {

/// Receives rows, each valid until the visitor returns.
using RowVisitor = std::function<void(const Row&)>;

/// Writes one row per ticket in order of number, in the columns of `import tickets` plus an `x.NAME` for each
/// field these tickets have. Imported into an empty database and exported again, the rows are the same. A
/// ticket without a ref uses its number. Leaves out what a row cannot hold: further replies and messages,
/// earlier agents and states.
class TicketExport {
 public:
  /// Reads the tickets once, to learn which fields they have. All arguments must outlive this object.
  TicketExport(Reading& reading, const Filter& filter);

  const std::vector<Column>& columns() const { return columns_; }
  void each(const RowVisitor& visit);

 private:
  void each_facts(const FactsVisitor& visit);
  void fill(const TicketFacts& facts, Row& row);
  std::string ref_of(const Ticket& ticket);

  Reading* reading_;
  const Filter* filter_;
  std::vector<FieldId> fields_;
  std::vector<Column> columns_;
};

}  // namespace tix::desk
