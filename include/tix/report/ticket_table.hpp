// Tickets as rows: the columns of `list`, `show` and of the tickets behind a report.
#pragma once

#include "tix/report/report.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix {

struct TicketColumn;  // a row of the table of columns

/// Gathers tickets, sorts them and gives them as a Report.
class TicketTable {
 public:
  /// `columns` empty: those of a work list.
  /// Unknown names are usage errors with the nearest.
  explicit TicketTable(const std::vector<std::string>& columns);

  /// `-priority,created_at`; empty: by breach or due, none last, then priority, then id.
  void sort_by(std::string_view fields);
  void add(const TicketFacts& facts);
  std::size_t size() const { return rows_.size(); }
  /// Sorted; at most `limit` rows. Takes the rows with it: asked once.
  Report report(std::size_t limit);

  static std::vector<std::string> column_names();
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

/// One ticket as a row of all columns, and the columns.
Report ticket_report(const TicketFacts& facts);

}  // namespace tix
