// Finds a word by scanning: in titles, and in messages that a command has already loaded.
#include "tix/text/text_words.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>

namespace tix {
namespace {

bool is_match(std::string_view found, const SearchWord& word) {
  found = found.substr(0, kLongestWord);
  if (word.prefix) found = found.substr(0, word.text.size());
  return std::ranges::equal(found, word.text, [](char c, char lower) { return ascii_lower(c) == lower; });
}

}  // namespace

bool has_word(std::string_view text, const SearchWord& word) {
  auto at = text.begin();
  while (true) {
    const auto begin = std::find_if(at, text.end(), is_word_byte);
    if (begin == text.end()) return false;
    at = std::find_if_not(begin, text.end(), is_word_byte);
    if (is_match({begin, at}, word)) return true;
  }
}

}  // namespace tix
