// Words to search for in titles and messages.
#pragma once

#include "core/filter/filter_term.hpp"

#include <span>
#include <vector>

namespace tix {

/// Returns the words in `letters`, which begin at index `at` of the filter. A star at the end of a word makes
/// it a prefix. Throws filter_mistake if there is no word, and for a star elsewhere.
std::vector<SearchWord> search_words(std::span<const FilterLetter> letters, std::size_t at,
                                     const FilterContext& context);

/// Returns a search for a word without a colon. Throws filter_mistake if it is more likely an unfinished
/// term.
FilterNode free_words(const FilterToken& word, const FilterContext& context);

}  // namespace tix
