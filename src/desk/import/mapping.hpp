// A mapping file: how somebody else's columns, words and times become ours.
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

/// Where a field's values come from.
struct MappedColumn {
  std::string source;  ///< a column of the file; empty: `false`, the field is not read
  Place place;
};

/// `take {org:resource} in charge`: letters and columns whose value stands there.
struct ValueTemplate {
  struct Part {
    std::string text;  ///< letters, or the name of a column
    bool is_column = false;
  };
  std::vector<Part> parts;
  Place place;
};

/// What an activity of a log means.
struct ActivityRule {
  bool ignore = false;                        ///< its rows are left out
  bool reply = false;                         ///< it is a public answer to the customer
  std::map<std::string, ValueTemplate> sets;  ///< by field name or `x.NAME`
};

/// Fields are called by their names and `x.NAME` throughout. A default-made mapping maps by name only.
struct Mapping {
  std::map<std::string, MappedColumn> columns;  ///< beside what is mapped by name
  std::optional<TimePattern> time_format;       ///< absent: RFC 3339 and its neighbours
  const Zone* time_zone = nullptr;              ///< of times without an offset; null: the desk's
  std::vector<std::string> nulls;               ///< values that say nothing; the empty one always does
  std::map<std::string, std::map<std::string, std::string>> values;  ///< by field: theirs -> ours
  std::map<std::string, std::string> defaults;     ///< by field, where the file says nothing
  std::map<std::string, ActivityRule> activities;  ///< events only; empty: no activity log
};

/// Error desk, led by file, line and column, for the first mistake: no TOML, an unknown section, field or
/// word, a value of the wrong kind.
Mapping read_mapping(std::string_view text, const std::string& file, ImportKind kind);

/// The NAME of `x.NAME`; empty for any other text.
std::string_view extra_name(std::string_view field);

}  // namespace tix::desk
