// The fields of filters, in one table: how each is read from a ticket, how it is queried, and what it means.
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

/// The fields of filters, in the order in which help lists them.
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

/// A set of the words of one enumeration, with one bit per word.
using WordSet = std::uint32_t;

/// The measure of the numbers of a field, which decides how its values are written.
enum class ScaleMeasure : std::uint8_t {
  count,    ///< a whole number from 0
  instant,  ///< Unix seconds; a date stands for a whole day of the zone
  duration  ///< wall seconds, may be negative; ranges only, because nothing takes exactly three days
};

/// A field with a number or no value, matched against ranges.
struct ScaleField {
  std::optional<std::int64_t> (*get)(const TicketFacts&);
  ScaleMeasure measure;
  bool may_be_none = false;
};

/// A field with one or more words of a fixed table.
struct WordField {
  WordSet (*get)(const TicketFacts&);  ///< returns an empty set if there is no value
  std::span<const std::string_view> words;
  bool may_be_none = false;
  bool falling = false;  ///< whether the words are ordered, with the greatest first
};

/// A field with any number of texts.
struct TextField {
  /// Returns the text at index `i`, or an empty text past the last. `extra` is the NAME of `x.NAME`.
  std::string_view (*get)(const TicketFacts&, std::string_view extra, std::size_t i);
  std::optional<NameKind> names = std::nullopt;  ///< the kind of name that values must be; nullopt: any text
};

/// The words of the title and of the messages.
struct SearchField {};

using FilterKind = std::variant<ScaleField, WordField, TextField, SearchField>;

/// The table of the database that holds the values of a field.
enum class FilterRows : std::uint8_t {
  ticket,    ///< the row of the ticket
  customer,  ///< the row of its customer
  tag,
  watcher,
  extra,
  clock,
  breach,  ///< the rows of its clocks that are breached and not waived
  words    ///< the full-text index
};

/// Where a field may be used: everywhere, or in queries only because time or clocks change it.
enum class FieldUse : std::uint8_t { query, everywhere };

/// One field. `kind` and `sql` describe the same value twice, for evaluation in memory and in the database;
/// tests compare the two.
struct FilterFieldRow {
  FilterField field;
  std::string_view name;
  FilterKind kind;
  FieldUse use;
  FilterRows rows;
  /// The value as an SQL expression over `t` (the ticket) or the table of `rows`, with the parameters
  /// `:as_of` and `:reopen_window`. Interned names are numbers. Empty for the full-text index.
  std::string_view sql;
  std::string_view meaning;
};

/// Returns the rows of all fields, in the order of the enumerators.
std::span<const FilterFieldRow> filter_fields();
const FilterFieldRow& row_of(FilterField field);
/// Returns the field of this name, compared without ASCII case, or nullopt. `x.` names no single field and is
/// not found.
std::optional<FilterField> filter_field_named(std::string_view name);
/// The prefix of the names of extra fields.
inline constexpr std::string_view kExtraPrefix = "x.";

/// Returns the clocks with a cycle that is breached and not waived as of `f.as_of`, with one bit per Clock.
WordSet breached_clocks(const TicketFacts& f);

}  // namespace tix
