// The values of a term: split at commas and checked against what the field accepts.
#pragma once

#include "core/filter/filter_term.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// One value of a term. `at` is its index in the filter.
struct FilterValue {
  std::span<const FilterLetter> letters;
  std::size_t at = 0;
};

/// Splits `letters`, which follow the colon and begin at index `at` of the filter, at commas. Throws
/// filter_mistake with `hint` for an empty value.
std::vector<FilterValue> filter_values(std::span<const FilterLetter> letters, std::size_t at,
                                       std::string_view field, std::string_view filter,
                                       const std::string& hint);

/// Returns a hint that lists or illustrates what the field accepts. `name` is the field as typed.
std::string accepted_values(FilterField field, std::string_view name);

/// Returns a hint with the nearest known names or, if none is near, with the first few of them.
std::string names_hint(std::string_view typed, const std::vector<std::string>& known);

/// Adds a value to the term. `name` is the field as typed, in lower case. Throws filter_mistake if the field
/// does not accept the value.
void add_value(FilterTerm& term, const FilterValue& value, std::string_view name,
               const FilterContext& context);

}  // namespace tix
