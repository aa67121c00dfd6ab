// One word of a filter turned into a node of the tree.
#pragma once

#include "core/filter/filter_token.hpp"
#include "tix/filter/filter.hpp"
#include "tix/filter/filter_node.hpp"

#include <string_view>

namespace tix {

/// What a word is read against.
struct FilterContext {
  std::string_view filter;  ///< the whole of it, for messages
  FilterUse use;
  const FilterVocabulary& vocabulary;
};

/// `field:value`, `x.NAME:value` or `is:flag`, values with commas. Throws filter_mistake.
FilterNode filter_term(const FilterToken& word, const FilterContext& context);

}  // namespace tix
