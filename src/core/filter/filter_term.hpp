// Turns one word of a filter into a node of the tree.
#pragma once

#include "core/filter/filter_token.hpp"
#include "tix/filter/filter.hpp"
#include "tix/filter/filter_node.hpp"

#include <string_view>

namespace tix {

/// The context in which a term is parsed.
struct FilterContext {
  std::string_view filter;  ///< the whole filter, for messages
  FilterUse use;
  const FilterVocabulary& vocabulary;
};

/// Parses `field:value`, `x.NAME:value`, `is:flag` or a comparison; several values are separated by commas.
/// Throws filter_mistake.
FilterNode filter_term(const FilterToken& word, const FilterContext& context);

}  // namespace tix
