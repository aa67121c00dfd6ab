// A mapping file: translates another system's columns, values and times into ours.
#pragma once

#include "desk/import/import_fields.hpp"
#include "tix/text/error.hpp"
#include "tix/time/time_pattern.hpp"
#include "tix/time/zone.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

/// The source of a field's values.
struct MappedColumn {
  std::string source;  ///< a column of the file; empty (`false`): the field is not read
  Place place;
};

/// A template such as `take {org:resource} in charge`: text and columns.
struct ValueTemplate {
  struct Part {
    std::string text;  ///< text, or the name of a column
    bool is_column = false;
  };
  std::vector<Part> parts;
  Place place;
};

/// The meaning of an activity of a log.
struct ActivityRule {
  bool ignore = false;                        ///< its rows are skipped
  bool reply = false;                         ///< it is a public reply to the customer
  std::map<std::string, ValueTemplate> sets;  ///< by field name or `x.NAME`
};

/// Fields are named as in `import_fields` and `x.NAME`. A default Mapping maps by name only.
struct Mapping {
  std::map<std::string, MappedColumn> columns;  ///< in addition to columns mapped by name
  std::optional<TimePattern> time_format;       ///< absent: RFC 3339 and similar
  const Zone* time_zone = nullptr;              ///< of times without an offset; null: the desk's
  std::vector<std::string> nulls;               ///< values that count as empty; the empty one always does
  std::map<std::string, std::map<std::string, std::string>> values;  ///< by field: theirs -> ours
  std::map<std::string, std::string> defaults;                       ///< by field, for cells without a value
  std::map<std::string, ActivityRule> activities;                    ///< events only; empty: no activity log
};

/// Reads a mapping file. Throws Error{desk} with file, line and column for the first mistake: text that is
/// not TOML, an unknown section, field or word, or a value of the wrong kind.
Mapping read_mapping(std::string_view text, const std::string& file, ImportKind kind);

/// Returns the NAME of `x.NAME`; empty for any other text.
std::string_view extra_name(std::string_view field);

}  // namespace tix::desk
