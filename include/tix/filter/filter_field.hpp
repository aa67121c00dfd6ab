// What a filter can ask: one table of fields, one of `is:` flags.
#pragma once

#include "tix/ticket/name_table.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace tix {

enum class FilterField : std::uint8_t {
  id,
  ref,
  title,
  text,
  status,
  priority,
  category,
  channel,
  tag,
  team,
  tier,
  agent,
  watcher,
  resolution,
  hold_reason,
  policy,
  customer,
  org,
  plan,
  created,
  updated,
  resolved,
  escalated,
  age,
  idle,
  due,
  in_state,
  hops,
  reopens,
  escalations,
  unanswered,
  incidents,
  breached,
  extra  ///< x.NAME
};

/// A set of the words of one enumeration, a bit each.
using WordSet = std::uint32_t;

/// What the numbers of a field are, and so how its values are written.
enum class ScaleMeasure : std::uint8_t {
  count,    ///< a whole number from 0
  instant,  ///< Unix seconds; a date is a whole day of the zone
  duration  ///< wall seconds, also negative; no value but ranges, since nothing takes exactly three days
};

/// A number, or none. Its values are ranges.
struct ScaleField {
  std::optional<std::int64_t> (*get)(const TicketFacts&);
  ScaleMeasure measure;
  bool may_be_none = false;
};

/// One or more words of a fixed table.
struct WordField {
  WordSet (*get)(const TicketFacts&);  ///< empty: none
  std::span<const std::string_view> words;
  bool may_be_none = false;
  bool falling = false;  ///< the words are ordered, the greatest first
};

/// Texts, any number of them.
struct TextField {
  /// The text at `i`, counted from 0; empty past the last. `extra` is the NAME of `x.NAME`.
  std::string_view (*get)(const TicketFacts&, std::string_view extra, std::size_t i);
  std::optional<NameKind> names = std::nullopt;  ///< the kind of name a value must be; absent: any text
};

/// Words of the title and of messages.
struct SearchField {};

using FilterKind = std::variant<ScaleField, WordField, TextField, SearchField>;

/// Where the values of a field stand in the database.
enum class FilterRows : std::uint8_t {
  ticket,    ///< in the ticket's own row
  customer,  ///< in its customer's row
  tag,
  watcher,
  extra,
  clock,
  breach,  ///< the clock rows that are breached and not waived
  words    ///< in the index of words
};

/// Where a field may stand: a desk file's `when` asks only what neither time nor clocks change.
enum class FieldUse : std::uint8_t { query, everywhere };

struct FilterFieldRow {
  FilterField field;
  std::string_view name;
  FilterKind kind;
  FieldUse use;
  FilterRows rows;
  /// Its value as an SQL expression over `t` (ticket) or the table of `rows`, with `:as_of`
  /// and `:reopen_window`; a number where the value is an interned name.
  std::string_view sql;
  std::string_view meaning;
};

/// Returns the rows of all fields.
std::span<const FilterFieldRow> filter_fields();
const FilterFieldRow& row_of(FilterField field);
/// Returns the field of this name, compared without ASCII case, or nullopt. `x.` names no single field and is
/// not found.
std::optional<FilterField> filter_field_named(std::string_view name);
/// How the names of the extra fields begin.
inline constexpr std::string_view kExtraPrefix = "x.";

/// The clocks that breached, ever, and were not waived: a bit for each Clock.
WordSet breached_clocks(const TicketFacts& f);

}  // namespace tix
