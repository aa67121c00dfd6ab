// Words of titles and messages, as a search sees them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tix {

/// A word is a maximal run of ASCII letters, digits and bytes from 0x80 on: what the `ascii` tokenizer of
/// SQLite's FTS5 makes, so that an index and a look at the text agree.
constexpr bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
/// Bytes of a longer word that count, in FTS5 and here.
inline constexpr std::size_t kLongestWord = 32768;

/// A word to find, in lower case and cut to kLongestWord.
struct SearchWord {
  std::string text;
  bool prefix = false;  ///< words that begin so

  friend bool operator==(const SearchWord&, const SearchWord&) = default;
};

/// Whether the text holds the word, without ASCII case.
bool has_word(std::string_view text, const SearchWord& word);

}  // namespace tix
