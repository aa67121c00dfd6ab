// Tickets as rows, for `list`, `show` and the tickets behind the numbers of a report.
#pragma once

#include "tix/report/metric.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix {

struct TicketColumn;  // a row of the table of columns

/// Collects tickets, sorts them and returns them as a Report.
class TicketTable {
 public:
  /// Takes the names of the columns; none gives those of a work list. Throws Error{usage} for an unknown
  /// name, with the nearest ones.
  explicit TicketTable(const std::vector<std::string>& columns);

  /// Sets the order, as in `-priority,created_at`, where `-` means descending. Must be called before `add`.
  /// By default, and for an empty text, tickets are sorted by breach or due with those without one last, then
  /// by priority, then by id. Throws Error{usage} for an unknown name.
  void sort_by(std::string_view fields);
  void add(const TicketFacts& facts);
  std::size_t size() const { return rows_.size(); }
  /// Returns the first `limit` rows in order. Moves the rows out, so it can be called only once.
  Report report(std::size_t limit);

  static std::vector<std::string> column_names();
  /// Returns the rows that describe the columns, in order.
  static std::vector<Metric> metrics();
  static const std::vector<std::string>& work_list_columns();

 private:
  struct SortKey {
    const TicketColumn* column;
    bool descending;
  };
  struct Entry {
    std::vector<Cell> keys;
    Row cells;
  };

  std::vector<const TicketColumn*> columns_;
  std::vector<SortKey> sort_;
  std::vector<Entry> rows_;
};

/// Returns a report with one ticket as its only row, and with all columns.
Report ticket_report(const TicketFacts& facts);

}  // namespace tix
