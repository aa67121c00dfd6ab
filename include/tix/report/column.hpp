// A column of a report: its name, its label and the kind of its values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// The kind of the values of a column, which decides how they are formatted for people and for programs.
enum class ColumnKind : std::uint8_t {
  text,      ///< std::string, left aligned; may be cut with `…` on a terminal
  word,      ///< std::string that is never cut (a status, a priority, a name of a column)
  number,    ///< std::int64_t or double, right aligned
  percent,   ///< Percent
  instant,   ///< Instant: RFC 3339 UTC in machine formats, `2026-08-07 16:30` in the zone for humans
  duration,  ///< std::int64_t seconds: integer in machine formats, `1d 4h` for humans
  working,   ///< the same for working time, exact; hours are the largest unit: a day could be 8 hours or 24
  working_rounded,  ///< as `working`, rounded to two units for people: `18h 21m`, `1452h`
  flag,             ///< bool
  list              ///< std::vector<std::string>: joined with a comma outside JSON
};

/// Returns whether the values are numbers, among them lengths of time and percentages.
bool is_number(ColumnKind kind);
/// Returns whether the values are lengths of time in seconds.
bool is_length(ColumnKind kind);
/// Returns what values of the kind count, such as `seconds of wall time`; empty for texts.
std::string_view unit_of(ColumnKind kind);

/// Whether people see a column without asking for it.
enum class Visibility : std::uint8_t {
  always,
  if_filled,  ///< if it has any value but 0
  on_request  ///< only with `--columns`
};

/// How a count above 0 stands out for people, in a column that should not grow.
enum class Alarm : std::uint8_t { none, warning, bad };

/// A column. `name` is part of the public interface: the SQL column, JSON key, CSV header and word of
/// `--columns`.
struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::text;
  /// Whether the column identifies a row. Key columns are repeated if a table is too wide and is split into
  /// blocks.
  bool key = false;
  std::string label = {};  ///< the heading for people; empty: the one in the table of labels
  Visibility visibility = Visibility::always;
  Alarm alarm = Alarm::none;
};

/// Returns the heading of a column for people: its label, or else that of its name in the table of labels, or
/// else the name itself. Valid as long as the column.
std::string_view label_of(const Column& column);

/// Returns the labels of several columns, such as `week and team`.
std::string joined_labels(const std::vector<Column>& columns);

/// Returns a hint with the column that was probably meant, `did you mean due_s?`: the one with this label, or
/// else those with similar names. Empty if there is none.
std::string column_hint(std::string_view typed, const std::vector<Column>& columns);

}  // namespace tix
