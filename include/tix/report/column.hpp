// A column of a report: its name and the kind of its values.
#pragma once

#include <string>

namespace tix {

/// The kind of the values of a column, which decides how they are formatted for people and for programs.
enum class ColumnKind {
  text,      ///< std::string, left aligned; may be cut with `…` on a terminal
  word,      ///< std::string that is never cut (a status, a priority, a name of a column)
  number,    ///< std::int64_t or double, right aligned
  percent,   ///< Percent
  instant,   ///< Instant: RFC 3339 UTC in machine formats, `2026-08-07 16:30` in the zone for humans
  duration,  ///< std::int64_t seconds: integer in machine formats, `1d 4h` for humans
  working,   ///< the same for working time; hours are the largest unit, because a day could be 8 hours or 24
  flag,      ///< bool
  list       ///< std::vector<std::string>: joined with a comma outside JSON
};

/// A column. `name` is part of the public interface: the SQL column, JSON key, CSV header and word of
/// `--columns`.
struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::text;
  /// Whether the column identifies a row. Key columns are repeated if a table is too wide and is split into
  /// blocks.
  bool key = false;
};

}  // namespace tix
