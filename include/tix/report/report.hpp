// A report: typed cells in named columns. It is all that renderers get, so that every format shows the same
// numbers.
#pragma once

#include "tix/report/chart.hpp"
#include "tix/report/column.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tix {

/// A percentage with one decimal, stored as tenths: 12.5 % is 125.
struct Percent {
  std::int64_t tenths = 0;
  friend constexpr auto operator<=>(Percent, Percent) = default;
};

/// Returns 100 * part / whole to one decimal, half away from zero. `whole` must not be 0. Computed in 128-bit
/// integers, so the result is exact and the same on every machine.
Percent percent_of(std::int64_t part, std::int64_t whole);

/// An empty cell (rendered as nothing, JSON null), a text, a whole number, a percentage, an instant, a flag,
/// a list of texts, or a number with a fraction.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Percent, Instant, bool,
                          std::vector<std::string>, double>;

/// Returns a cell, which is empty for an empty text, a missing instant or length, and the id 0.
Cell cell_of(std::string_view text);
Cell cell_of(const std::optional<Instant>& at);
Cell cell_of(const std::optional<Seconds>& working);
/// Returns a cell, which is empty also for Instant::open_end(), an end that is not known yet.
Cell cell_of_end(const std::optional<Instant>& end);
template <class Tag>
Cell cell_of(Id<Tag> id) {
  return id ? Cell{id.value} : Cell{};
}

using Row = std::vector<Cell>;

/// What a report was computed from, so that its numbers can be reproduced. Printed as JSON keys, elsewhere
/// with -v.
struct ReportHeader {
  std::string report;  ///< the name of the report
  Instant as_of;
  std::string zone;
  std::string tix;  ///< the version of the program
  std::int64_t desk_version = 0;
  std::string desk_hash;
  std::string tzdata;           ///< the version of the zone data
  std::int64_t late_facts = 0;  ///< events that happened by `as_of` but were recorded after it
  std::string filter;
  std::optional<Instant> from = std::nullopt;  ///< [from, to) of a report over time
  std::optional<Instant> to = std::nullopt;
  std::string title = {};  ///< the title of its page for people; empty: the name
};

/// A named value in addition to the totals, such as the change since the week before.
struct Extra {
  Column column;
  Cell value;
};

/// A report. Every row has one cell per column.
struct Report {
  ReportHeader header;
  std::vector<Column> columns;
  std::vector<Row> rows;
  /// One cell per column, or no cell at all if totals make no sense, as for a list.
  Row totals;
  std::vector<Extra> totals_extra;
  /// Drawn in HTML, and in other formats on request.
  std::vector<Chart> charts = {};
  std::string note = {};  ///< a sentence below the table, for people
};

/// Returns the position of a column. Throws Error{usage} with the nearest names if the report lacks it.
std::size_t column_position(const Report& report, std::string_view name);

/// Returns the total of a column of whole numbers. Throws Error{usage} if the report lacks the column.
std::int64_t whole_total(const Report& report, std::string_view name);

/// Sets a value of `totals_extra`, which must have it.
void set_extra(Report& report, std::string_view name, Cell value);

/// Returns the report with the named columns only, in the order given. Throws Error{usage} for an unknown
/// name, with the nearest ones, and for a name given twice.
Report select_columns(Report report, const std::vector<std::string>& names);

/// Returns a report about the columns of another: one row each, with name and label.
Report list_of_columns(const Report& report);

}  // namespace tix
