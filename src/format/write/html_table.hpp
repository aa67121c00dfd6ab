// A report's rows as an HTML table that scrolls in its own box on a narrow screen.
#pragma once

#include "format/chart/html_style.hpp"
#include "format/write/render.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

enum class RowKind { body, totals };

/// Appends a table to a text, which may be emptied between two calls.
class HtmlTable {
 public:
  /// `options.zone` must outlive the table.
  HtmlTable(const RenderOptions& options, Styling styling, std::vector<Column> columns);

  /// Appends the head of the table. `label` names the table for screen readers.
  void begin(std::string& out, std::string_view label);
  void row(std::string& out, const Row& row);
  void end(std::string& out, const Row& totals, const std::vector<Extra>& extra) const;

  std::int64_t row_count() const { return row_count_; }

 private:
  void append_row(std::string& out, const Row& row, RowKind kind) const;

  const RenderOptions options_;
  const Styling styling_;
  std::vector<Column> columns_;
  std::vector<std::size_t> order_;  ///< the positions of the columns in the table
  bool totals_add_ = false;
  std::int64_t row_count_ = 0;
};

/// Appends a whole report's rows and totals.
void append_table(std::string& out, const Report& report, std::string_view label,
                  const RenderOptions& options, Styling styling);

/// Appends the only row of a report as names with values, one per line, without empty ones.
void append_names_beside(std::string& out, const Report& report, std::string_view label,
                         const RenderOptions& options, Styling styling);

}  // namespace tix::format
