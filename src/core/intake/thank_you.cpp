// Splits a message into words without signs and pictograms, and compares them with those of a thank-you.
#include "tix/intake/thank_you.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/text_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace tix {
namespace {

constexpr std::array<std::string_view, 15> kFillers = {"banyak", "sekali", "ya",   "kak",  "pak",
                                                       "bu",     "mas",    "mbak", "tim",  "very",
                                                       "so",     "much",   "all",  "team", "min"};
/// Longer messages say more than thanks.
constexpr std::size_t kLongestThanks = 500;

/// Ranges of code points that are no words; both ends are included.
struct Signs {
  char32_t first, last;
  bool is_pictogram;
};
constexpr std::array kSigns = {
    Signs{0x80, 0xA9, false},      Signs{0xAB, 0xB4, false},       Signs{0xB6, 0xB9, false},
    Signs{0xBB, 0xBF, false},      Signs{0x2000, 0x20FF, false},   Signs{0x2100, 0x25FF, false},
    Signs{0x2600, 0x27BF, true},   Signs{0x2900, 0x2BFF, false},   Signs{0x3000, 0x303F, false},
    Signs{0xFE00, 0xFE0F, false},  Signs{0xFF00, 0xFF0F, false},   Signs{0xFF1A, 0xFF1E, false},
    Signs{0x1F000, 0x1FAFF, true}, Signs{0xE0000, 0xE007F, false},
};
constexpr char32_t kWideQuestion = 0xFF1F;

/// Returns the code point at `i` of valid UTF-8 and moves `i` behind it.
char32_t next_point(std::string_view text, std::size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i++]);
  if (byte < 0x80) return byte;
  char32_t point = byte & (byte >= 0xF0 ? 0x07U : byte >= 0xE0 ? 0x0FU : 0x1FU);
  while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U)
    point = (point << 6U) | (static_cast<unsigned char>(text[i++]) & 0x3FU);
  return point;
}

struct MessageWords {
  std::vector<std::string> words;
  bool has_pictogram = false;
  bool asks = false;
};

MessageWords message_words(std::string_view text) {
  MessageWords found;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) found.words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t from = i;
    const char32_t point = next_point(text, i);
    const auto* sign = std::ranges::find_if(
        kSigns, [&](const Signs& run) { return run.first <= point && point <= run.last; });
    const bool is_letter = point < 0x80 && is_word_byte(text[from]);
    found.asks = found.asks || point == U'?' || point == kWideQuestion;
    if (is_letter)
      word += ascii_lower(text[from]);
    else if (point < 0x80 || sign != kSigns.end())
      end_word();
    else
      word += text.substr(from, i - from);
    found.has_pictogram = found.has_pictogram || (sign != kSigns.end() && sign->is_pictogram);
  }
  end_word();
  return found;
}

/// Returns how many words the longest thank-you has that begins at `at`; 0 if none does.
std::size_t thanks_at(const std::vector<std::string>& words, std::size_t at,
                      const std::vector<std::vector<std::string>>& thanks) {
  std::size_t longest = 0;
  for (const std::vector<std::string>& phrase : thanks) {
    const bool fits = phrase.size() > longest && phrase.size() <= words.size() - at;
    if (fits && std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at)))
      longest = phrase.size();
  }
  return longest;
}

}  // namespace

bool is_thank_you(std::string_view text, std::span<const std::string> thanks) {
  if (text.size() > kLongestThanks) return false;
  const MessageWords message = message_words(text);
  if (message.asks) return false;
  std::vector<std::vector<std::string>> phrases;
  for (const std::string& one : thanks) phrases.push_back(message_words(one).words);
  bool says_thanks = message.has_pictogram;
  for (std::size_t at = 0; at < message.words.size();) {
    const std::size_t length = thanks_at(message.words, at, phrases);
    const bool is_filler = std::ranges::find(kFillers, message.words[at]) != kFillers.end();
    if (length == 0 && !is_filler) return false;
    says_thanks = says_thanks || length > 0;
    at += std::max<std::size_t>(length, 1);
  }
  return says_thanks;
}

}  // namespace tix
