// Values of ordered fields: numbers, times, durations, ordered words, and ranges of these.
#pragma once

#include "core/filter/filter_value.hpp"

namespace tix {

/// `<`, `<=`, `>` or `>=`.
struct FilterComparison {
  bool greater = false;
  bool or_equal = false;
};

/// Returns whether values of the field can be compared with `<` and `>`.
bool is_ordered(const FilterKind& kind);

/// Adds `a..b`, `a..`, `..b` or, if the field accepts one, a single value. Throws filter_mistake.
void add_range(FilterTerm& term, const FilterValue& value, std::string_view name,
               const FilterContext& context);

/// Adds the range that a comparison stands for. `created>DATE` begins after the last second of the date.
/// Throws filter_mistake.
void add_comparison(FilterTerm& term, FilterComparison comparison, const FilterValue& value,
                    std::string_view name, const FilterContext& context);

}  // namespace tix
