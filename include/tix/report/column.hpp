// A column of a report: its name and how people read it.
#pragma once

#include <string>

namespace tix {

/// What a column's numbers mean; decides how humans read them.
enum class ColumnKind {
  text,      ///< std::string, left aligned; may be cut with `…` on a terminal
  word,      ///< std::string that is never cut (a status, a priority, a name of a column)
  number,    ///< std::int64_t or double, right aligned
  percent,   ///< Percent
  instant,   ///< Instant: RFC 3339 UTC in machine formats, `2026-08-07 16:30` in the zone for humans
  duration,  ///< std::int64_t seconds: integer in machine formats, `1d 4h` for humans
  working,   ///< the same of working time: hours are the largest unit, since a day of it is 8 hours or 24
  flag,      ///< bool
  list       ///< std::vector<std::string>: joined with a comma outside JSON
};

/// `name` is the contract: SQL column, JSON key, CSV header and `--columns` word.
struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::text;
  /// A key column is repeated when a table is too wide and is broken into blocks.
  bool key = false;
};

}  // namespace tix
