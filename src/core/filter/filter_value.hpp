// The values of a term: cut at commas, checked against what the field accepts.
#pragma once

#include "core/filter/filter_term.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// One value of a term; `at` is where it begins.
struct FilterValue {
  std::span<const FilterLetter> letters;
  std::size_t at = 0;
};

/// `letters` is what follows the colon, which ends before `at`. Throws filter_mistake, with `hint`, for an
/// empty value.
std::vector<FilterValue> filter_values(std::span<const FilterLetter> letters, std::size_t at,
                                       std::string_view field, std::string_view filter,
                                       const std::string& hint);

/// What the field takes, as a hint. `name` is the field as typed.
std::string accepted_values(FilterField field, std::string_view name);

/// A hint with the nearest of the names there are, else the first few of them.
std::string names_hint(std::string_view typed, const std::vector<std::string>& known);

/// Adds what the value means to the term. Throws filter_mistake when the field does not accept it. `name` is
/// the field as typed, in lower case.
void add_value(FilterTerm& term, const FilterValue& value, std::string_view name,
               const FilterContext& context);

}  // namespace tix
