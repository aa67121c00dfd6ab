// The tree of a parsed filter. The predicate asks it of tickets; the store turns it into SQL.
#pragma once

#include "tix/filter/filter_field.hpp"
#include "tix/filter/filter_flag.hpp"
#include "tix/filter/text_pattern.hpp"
#include "tix/text/text_words.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

namespace tix {

/// Both ends belong to it; an end that is left open is the least or the greatest number there is.
struct FilterRange {
  static constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max();

  std::int64_t from = kLeast;
  std::int64_t to = kGreatest;

  constexpr bool holds(std::int64_t n) const { return from <= n && n <= to; }
};

/// `field:a,b`: true when the field is one of these. The kind of the field says which list is in use.
struct FilterTerm {
  FilterField field = FilterField::id;
  std::string extra;  ///< NAME of `x.NAME`, in lower case
  bool none = false;  ///< `none` is among the values: also true when the field has no value
  std::vector<TextPattern> texts;
  std::vector<FilterRange> ranges;  ///< of counts, Unix seconds, or seconds
  WordSet words = 0;
  std::vector<std::vector<SearchWord>> searches;  ///< of each, all words must be there
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
