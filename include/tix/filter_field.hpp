// What a filter can ask: one table of fields, one of `is:` flags.
#pragma once

#include "tix/filter.hpp"
#include "tix/names.hpp"

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
  status,
  priority,
  category,
  channel,
  tag,
  team,
  agent,
  resolution,
  hold_reason,
  policy,
  customer,
  org,
  plan,
  breached,
  hops,
  reopens,
  unanswered,
  extra  ///< x.NAME
};

/// A set of the words of one enumeration, a bit each.
using WordSet = std::uint32_t;

/// A whole number, never none.
struct NumberField {
  std::int64_t (*get)(const TicketFacts&);
};

/// One or more words of a fixed table.
struct WordField {
  WordSet (*get)(const TicketFacts&);  ///< empty: none
  std::span<const std::string_view> words;
  bool may_be_none = false;
};

/// Texts, any number of them.
struct TextField {
  /// The text at `i`, counted from 0; empty past the last. `extra` is the NAME of `x.NAME`.
  std::string_view (*get)(const TicketFacts&, std::string_view extra, std::size_t i);
  std::optional<NameKind> names = std::nullopt;  ///< the kind of name a value must be; absent: any text
};

struct FilterFieldRow {
  FilterField field;
  std::string_view name;
  std::variant<NumberField, WordField, TextField> kind;
  bool in_when;  ///< neither time nor clocks change it
  std::string_view meaning;
};

/// In the order of the enumerators.
std::span<const FilterFieldRow> filter_fields();
const FilterFieldRow& row_of(FilterField field);
/// Without ASCII case; nothing when unknown. `x.` names no single field and is not found.
std::optional<FilterField> filter_field_named(std::string_view name);
/// How the names of the extra fields begin.
inline constexpr std::string_view kExtraPrefix = "x.";

/// The clocks that breached, ever, and were not waived: a bit for each Clock.
WordSet breached_clocks(const TicketFacts& f);

enum class FilterFlag : std::uint8_t { open, overdue, breached, at_risk, unassigned, paused, unanswered };

struct FilterFlagRow {
  FilterFlag flag;
  std::string_view name;
  bool unresolved_only;  ///< never true of a resolved or closed ticket
  bool (*holds)(const TicketFacts&);
  std::string_view meaning;
};

/// In the order of the enumerators.
std::span<const FilterFlagRow> filter_flags();
const FilterFlagRow& row_of(FilterFlag flag);
std::optional<FilterFlag> filter_flag_named(std::string_view name);

}  // namespace tix
