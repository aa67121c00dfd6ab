// How titles and messages are split into words for searching.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tix {

/// Returns whether `c` belongs to a word. A word is a maximal run of ASCII letters, digits and bytes from
/// 0x80 up. This is the rule of the `ascii` tokenizer of SQLite's FTS5, so that a query of the index and a
/// scan of the text agree.
constexpr bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
/// Only this many leading bytes of a longer word are compared, in FTS5 and here.
inline constexpr std::size_t kLongestWord = 32768;

/// A word to find, in lower case and cut to kLongestWord.
struct SearchWord {
  std::string text;
  bool prefix = false;  ///< whether words that merely begin with `text` match

  friend bool operator==(const SearchWord&, const SearchWord&) = default;
};

/// Returns whether `text` contains the word, ignoring ASCII case. Linear in the length of `text`.
bool has_word(std::string_view text, const SearchWord& word);

}  // namespace tix
