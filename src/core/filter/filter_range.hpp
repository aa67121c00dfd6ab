// Values of ordered fields: numbers, points in time, durations, ordered words, and ranges of them.
#pragma once

#include "core/filter/filter_value.hpp"

namespace tix {

/// `<`, `<=`, `>` or `>=`.
struct FilterComparison {
  bool greater = false;
  bool or_equal = false;
};

bool is_ordered(const FilterKind& kind);

/// Adds `a..b`, `a..`, `..b` or, where the field takes one, a single value. Throws filter_mistake.
void add_range(FilterTerm& term, const FilterValue& value, std::string_view name,
               const FilterContext& context);

/// Adds what `field>value` means; of a date that is after its last second. Throws filter_mistake.
void add_comparison(FilterTerm& term, FilterComparison comparison, const FilterValue& value,
                    std::string_view name, const FilterContext& context);

}  // namespace tix
