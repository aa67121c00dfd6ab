// The tree of a parsed filter. `matches` evaluates it on a ticket; the store turns it into SQL.
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

/// A range of numbers with both ends included. An open end is the least or the greatest 64-bit number.
struct FilterRange {
  static constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max();

  std::int64_t from = kLeast;
  std::int64_t to = kGreatest;

  constexpr bool holds(std::int64_t n) const { return from <= n && n <= to; }
};

/// A term such as `field:a,b`, which is true if the field has one of the values. Only the list that belongs
/// to the kind of the field is used.
struct FilterTerm {
  FilterField field = FilterField::id;
  std::string extra;  ///< NAME of `x.NAME`, in lower case
  bool none = false;  ///< whether the term is also true if the field has no value
  std::vector<TextPattern> texts;
  std::vector<FilterRange> ranges;  ///< counts, Unix seconds, or wall seconds, by the measure of the field
  WordSet words = 0;
  std::vector<std::vector<SearchWord>> searches;  ///< true if all words of any of these are found
};

/// How many parts of a group must be true.
enum class FilterJoin : std::uint8_t { all, any, none };

struct FilterNode;

/// Adjacent terms (`all`), terms separated by `or` (`any`), or one term after `not:` (`none`). Never empty.
struct FilterGroup {
  FilterJoin join = FilterJoin::all;
  std::vector<FilterNode> of;
};

/// A node of the tree: a term, a flag or a group.
struct FilterNode {
  std::variant<FilterTerm, FilterFlag, FilterGroup> what;
};

/// Returns whether the ticket matches. Allocates no memory unless messages are searched.
bool matches(const FilterNode& node, const TicketFacts& facts);
/// Returns the node as text, which parses to a filter that matches the same tickets.
std::string to_text(const FilterNode& node);

}  // namespace tix
