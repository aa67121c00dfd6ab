// Free words, and the detection of words that are really unfinished terms.
#include "core/filter/filter_search.hpp"

#include "core/filter/filter_mistake.hpp"
#include "core/filter/filter_value.hpp"
#include "tix/filter/filter_flag.hpp"
#include "tix/text/ascii.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

/// Throws if an unquoted word is the name of a field or flag: `agent budi` is more likely a slip for
/// `agent:budi` than a search for both words. A misunderstood filter must not select other tickets than the
/// user meant.
void refuse_unfinished(const FilterToken& word, const FilterContext& context) {
  const bool quoted = std::ranges::any_of(word.letters, &FilterLetter::literal);
  if (quoted) return;
  const std::string text = ascii_lower(std::string_view(text_of(word.letters)));
  const auto refuse = [&](std::string_view what, const std::string& hint) {
    throw filter_mistake(context.filter, word.begin, fmt::format("{} {}", in_words(text), what),
                         fmt::format("{}; to search for the word: text:{}", hint, text));
  };
  if (filter_flag_named(text)) refuse("is a flag", fmt::format("write is:{}", text));
  if (const auto field = filter_field_named(text))
    refuse("is a field and needs a value", accepted_values(*field, text));
  if (text == "is") refuse("needs a flag", "for example is:overdue");
}

}  // namespace

std::vector<SearchWord> search_words(std::span<const FilterLetter> letters, std::size_t at,
                                     const FilterContext& context) {
  std::vector<SearchWord> words;
  bool inside = false;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const FilterLetter& letter = letters[i];
    if (is_word_byte(letter.byte)) {
      if (!inside) words.emplace_back();
      if (words.back().text.size() < kLongestWord) words.back().text += ascii_lower(letter.byte);
    } else if (letter.byte == '*' && !letter.literal) {
      const bool ends = i + 1 == letters.size() || !is_word_byte(letters[i + 1].byte);
      if (!inside || !ends)
        throw filter_mistake(context.filter, letter.at, "'*' is allowed only at the end of a word",
                             "vpn* finds words that begin with vpn, and title:~vpn any part of a title");
      words.back().prefix = true;
    }
    inside = is_word_byte(letter.byte);
  }
  if (words.empty())
    throw filter_mistake(context.filter, at, fmt::format("{} contains no word", in_words(text_of(letters))),
                         "words consist of letters and digits");
  return words;
}

FilterNode free_words(const FilterToken& word, const FilterContext& context) {
  refuse_unfinished(word, context);
  FilterTerm term;
  term.field = FilterField::text;
  term.searches.push_back(search_words(word.letters, word.begin, context));
  return {std::move(term)};
}

}  // namespace tix
