// The tokens of a filter: words, parentheses and negations. Every byte keeps its position for messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// One byte of a word, after quotes and backslashes have been resolved.
struct FilterLetter {
  char byte;
  bool literal;    ///< whether it has no special meaning as a separator, star or part of a keyword
  std::size_t at;  ///< its index in the filter
};

enum class FilterTokenKind : std::uint8_t { word, open, close, negation, end };

struct FilterToken {
  FilterTokenKind kind = FilterTokenKind::end;
  std::size_t begin = 0;
  std::size_t end = 0;                ///< one past the last byte
  std::vector<FilterLetter> letters;  ///< the bytes of a word; empty for other tokens
};

/// Returns the tokens in order, with `end` last. Throws filter_mistake for an unclosed quote and for an
/// opening parenthesis inside a word.
std::vector<FilterToken> filter_tokens(std::string_view filter);

std::string text_of(std::span<const FilterLetter> letters);
/// Returns whether the letters are this keyword in any case and none of them is literal.
bool is_keyword(std::span<const FilterLetter> letters, std::string_view keyword);
/// Returns the index of the first `structural` byte that is not literal, or `letters.size()` if there is
/// none.
std::size_t position_of(char structural, std::span<const FilterLetter> letters);

}  // namespace tix
