// A filter cut into words, parentheses and negations, every byte with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// A byte of a word after quotes and backslashes are resolved.
struct FilterLetter {
  char byte;
  bool literal;    ///< stands for itself: no separator, star or keyword is made of it
  std::size_t at;  ///< where it stands in the filter
};

enum class FilterTokenKind : std::uint8_t { word, open, close, negation, end };

struct FilterToken {
  FilterTokenKind kind = FilterTokenKind::end;
  std::size_t begin = 0;
  std::size_t end = 0;                ///< one past the last byte
  std::vector<FilterLetter> letters;  ///< of a word
};

/// The tokens in order; the last is `end`. Throws filter_mistake for a quote that is never closed and for a
/// parenthesis inside a word.
std::vector<FilterToken> filter_tokens(std::string_view filter);

std::string text_of(std::span<const FilterLetter> letters);
/// True when the letters are this keyword, in any case, and none is in quotes.
bool is_keyword(std::span<const FilterLetter> letters, std::string_view keyword);
/// Where this byte first stands for what it means in the language; `letters.size()` when it does not.
std::size_t position_of(char structural, std::span<const FilterLetter> letters);

}  // namespace tix
