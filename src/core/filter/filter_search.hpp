// Words to be searched for in titles and messages.
#pragma once

#include "core/filter/filter_term.hpp"

#include <span>
#include <vector>

namespace tix {

/// The words in `letters`, which begin at `at`; a star may end a word. Throws filter_mistake when there is
/// none, and for a star elsewhere.
std::vector<SearchWord> search_words(std::span<const FilterLetter> letters, std::size_t at,
                                     const FilterContext& context);

/// A word without a colon. Throws filter_mistake where words are not searched for, and for a word that is
/// more likely a term somebody left unfinished.
FilterNode free_words(const FilterToken& word, const FilterContext& context);

}  // namespace tix
