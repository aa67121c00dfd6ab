// The tree of a parsed filter. The predicate asks it of tickets; the store turns it into SQL.
#pragma once

#include "tix/filter_field.hpp"
#include "tix/filter_pattern.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tix {

/// `field:a,b`: true when the field is one of these. The kind of the field says which list is in use.
struct FilterTerm {
  FilterField field = FilterField::id;
  std::string extra;  ///< NAME of `x.NAME`, in lower case
  bool none = false;  ///< `none` is among the values: also true when the field has no value
  std::vector<TextPattern> texts;
  std::vector<std::int64_t> numbers;
  WordSet words = 0;
};

enum class FilterJoin : std::uint8_t { all, any, none };

struct FilterNode;

/// Terms side by side (`all`), around `or` (`any`), or one after `not:` (`none`). Never empty.
struct FilterGroup {
  FilterJoin join = FilterJoin::all;
  std::vector<FilterNode> of;
};

struct FilterNode {
  std::variant<FilterTerm, FilterFlag, FilterGroup> what;
};

bool matches(const FilterNode& node, const TicketFacts& facts);
/// Parsed again it matches the same tickets.
std::string to_text(const FilterNode& node);

}  // namespace tix
