// A report: typed cells in named columns. Every renderer starts from this and nothing else.
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

/// A percentage with one decimal, held as tenths: 12.5 % is 125.
struct Percent {
  std::int64_t tenths = 0;
  friend constexpr auto operator<=>(Percent, Percent) = default;
};

/// 100 * part / whole to one decimal, half away from zero; `whole` must not be 0.
Percent percent_of(std::int64_t part, std::int64_t whole);

/// Nothing (rendered empty, JSON null), text, a whole number, a percentage, a point in time, a flag, a list
/// of texts, a number with a fraction.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Percent, Instant, bool,
                          std::vector<std::string>, double>;

/// Nothing for an empty text, an instant or a length that is not there, or the number 0 of nobody.
Cell cell_of(std::string_view text);
Cell cell_of(const std::optional<Instant>& at);
Cell cell_of(const std::optional<Seconds>& working);
/// Nothing for Instant::open_end() either: an end that nobody knows.
Cell cell_of_end(const std::optional<Instant>& end);
template <class Tag>
Cell cell_of(Id<Tag> id) {
  return id ? Cell{id.value} : Cell{};
}

using Row = std::vector<Cell>;

/// Where the numbers come from; printed as JSON keys, with -v elsewhere.
struct ReportHeader {
  std::string report;  ///< the report's name
  Instant as_of;
  std::string zone;
  std::string tix;  ///< program version
  std::int64_t desk_version = 0;
  std::string desk_hash;
  std::string tzdata;           ///< zone-data version
  std::int64_t late_facts = 0;  ///< events at or before as_of recorded after it
  std::string filter;
  std::optional<Instant> from = std::nullopt;  ///< [from, to), of a report over time
  std::optional<Instant> to = std::nullopt;
};

/// One named value beside the totals row, such as the change against a week before.
struct Extra {
  Column column;
  Cell value;
};

struct Report {
  ReportHeader header;
  std::vector<Column> columns;
  std::vector<Row> rows;
  /// Same shape as a row, or empty when totals make no sense (a list).
  Row totals;
  std::vector<Extra> totals_extra;
  /// Drawn in HTML, and elsewhere when asked for.
  std::vector<Chart> charts = {};
};

/// Returns the position of a column. Throws Error{usage} with the nearest names if the report lacks it.
std::size_t column_position(const Report& report, std::string_view name);

/// Returns the total of a column of whole numbers, which the report has.
std::int64_t whole_total(const Report& report, std::string_view name);

/// Keeps the named columns, in the order given. An unknown name is a usage error with the nearest names.
Report select_columns(Report report, const std::vector<std::string>& names);

}  // namespace tix
