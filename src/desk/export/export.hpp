// Tickets and events as rows that can be imported again; rows stream, memory does not grow with them.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/firing.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace tix::desk {

/// A row is valid until the visitor returns.
using RowVisitor = std::function<void(const Row&)>;

/// One row a ticket, in order of number, in the columns of `import tickets` and an `x.NAME` each for the
/// fields these tickets have: imported into an empty database and exported again they are the same. A ticket
/// without a ref is given its number for one. What a row cannot hold is left behind: further replies and
/// messages, earlier agents and states.
class TicketExport {
 public:
  /// Goes over the tickets once, to learn which fields they have. All outlive this.
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

/// Takes lines of several kinds: the columns of a kind, then its rows.
struct LineVisitor {
  std::function<void(const std::vector<Column>& columns)> columns;
  RowVisitor row;
};

/// One row per event in the columns of `event_columns()`, by ticket and time: names instead of numbers,
/// bodies with their messages.
class EventExport {
 public:
  EventExport(Reading& reading, const Filter& filter) : reading_(&reading), filter_(&filter) {}

  void each(const RowVisitor& visit);
  /// The same, led by what the events rest on: names, desk versions, bindings, customers and changes. Every
  /// line says in `line` what it is; imported into an empty database they make the same desk again.
  void each_line(const LineVisitor& visit);

 private:
  /// What an event has that is not in its row.
  struct EventExtras {
    bool is_redacted = false;
    std::optional<Firing> firing;
  };
  using EventRowVisitor = std::function<void(const Row& row, const EventExtras& beside)>;

  std::vector<bool> chosen() const;
  void each_with_extras(const EventRowVisitor& visit);
  void append(const Firing& firing, Row& line) const;
  void each_reference_line(const LineVisitor& visit) const;

  Reading* reading_;
  const Filter* filter_;
};

}  // namespace tix::desk
