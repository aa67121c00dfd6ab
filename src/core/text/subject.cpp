// Normalises titles in two passes: first the prefixes are removed, then the rest is split into words in lower
// case with `#` for each number. Small tables of code points stand in for a Unicode library, because core has
// none: they cover the scripts whose capitals differ only by a fixed distance.
#include "core/text/subject.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace tix {
namespace {

/// The prefixes that mail programs put before the subject of a reply or a forwarded mail, in many languages.
constexpr std::array<std::string_view, 20> kPrefixes = {"re",  "fw",  "fwd", "aw",  "wg",  "antw", "sv",
                                                        "vs",  "vb",  "rv",  "tr",  "rif", "enc",  "res",
                                                        "bls", "trs", "ynt", "odp", "pd",  "vl"};

/// Ranges of code points outside ASCII that separate words; both ends are included.
struct Separators {
  char32_t first, last;
};
constexpr std::array kSeparators = {
    Separators{0x80, 0xA9},     Separators{0xAB, 0xB4},     Separators{0xB6, 0xB9},
    Separators{0xBB, 0xBF},     Separators{0xD7, 0xD7},     Separators{0xF7, 0xF7},
    Separators{0x2000, 0x2018}, Separators{0x201A, 0x206F}, Separators{0x3000, 0x303F},
    Separators{0xFF00, 0xFF0F}, Separators{0xFF1A, 0xFF20},
};

/// A range of capitals, both ends included, and the distance to their small letters. `step` is 2 where
/// capitals and small letters alternate.
struct Capitals {
  char32_t first, last, step;
  std::int32_t to_small;
};
constexpr std::array kCapitals = {
    Capitals{0xC0, 0xD6, 1, 32},     Capitals{0xD8, 0xDE, 1, 32},   Capitals{0x100, 0x12E, 2, 1},
    Capitals{0x132, 0x136, 2, 1},    Capitals{0x139, 0x147, 2, 1},  Capitals{0x14A, 0x176, 2, 1},
    Capitals{0x178, 0x178, 1, -121}, Capitals{0x179, 0x17D, 2, 1},  Capitals{0x391, 0x3A1, 1, 32},
    Capitals{0x3A3, 0x3AB, 1, 32},   Capitals{0x400, 0x40F, 1, 80}, Capitals{0x410, 0x42F, 1, 32},
};

constexpr char32_t kApostrophe = 0x2019;

/// Returns the small letter of a capital in the table, and any other code point unchanged.
char32_t small(char32_t letter) {
  for (const Capitals& run : kCapitals)
    if (run.first <= letter && letter <= run.last && (letter - run.first) % run.step == 0)
      return static_cast<char32_t>(static_cast<std::int32_t>(letter) + run.to_small);
  return letter;
}

bool parts_words(char32_t point) {
  return std::ranges::any_of(kSeparators,
                             [&](const Separators& run) { return run.first <= point && point <= run.last; });
}

bool is_digit(char c) {
  return (c >= '0' && c <= '9') || c == '#';
}

bool is_letter(char c) {
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

unsigned byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
}

/// One code point and its length in bytes. A byte from 0x80 up that does not begin a valid sequence has size
/// 1.
struct Step {
  char32_t point = 0;  ///< set for sequences of two or three bytes only
  std::size_t size = 1;
};
Step step_at(std::string_view text, std::size_t i) {
  const unsigned a = byte_at(text, i), b = byte_at(text, i + 1), c = byte_at(text, i + 2),
                 d = byte_at(text, i + 3);
  const auto follows = [](unsigned byte) { return (byte & 0xC0U) == 0x80U; };
  if (a >= 0xC2 && a <= 0xDF && follows(b)) return {((a & 0x1FU) << 6U) | (b & 0x3FU), 2};
  if (a >= 0xE1 && a <= 0xEF && follows(b) && follows(c))
    return {((a & 0x0FU) << 12U) | ((b & 0x3FU) << 6U) | (c & 0x3FU), 3};
  if (a >= 0xF0 && a <= 0xF4 && follows(b) && follows(c) && follows(d)) return {0, 4};
  return {};
}

void append(std::string& out, char32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else {
    out += static_cast<char>(0xC0U | (point >> 6U));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

/// Returns the length of a leading mark in brackets that contains a digit or `#`, such as `[tix #42]` or
/// `(2)`, or 0 if there is none.
std::size_t mark_length(std::string_view text, char open, char close) {
  if (!text.starts_with(open)) return 0;
  const std::size_t end = text.find(close);
  if (end == std::string_view::npos) return 0;
  const std::string_view inside = text.substr(0, end);
  return std::ranges::any_of(inside, is_digit) ? end + 1 : 0;
}

/// Returns the length of a leading reply or forward prefix with its colon, such as `Re:` or `AW [2]:`, or 0
/// if there is none.
std::size_t prefix_length(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty() && is_letter(rest.front())) rest.remove_prefix(1);
  const std::string word = ascii_lower(text.substr(0, text.size() - rest.size()));
  if (std::ranges::find(kPrefixes, word) == kPrefixes.end()) return 0;
  skip_blanks(rest);
  rest.remove_prefix(std::max(mark_length(rest, '[', ']'), mark_length(rest, '(', ')')));
  skip_blanks(rest);
  return rest.starts_with(':') ? text.size() - rest.size() + 1 : 0;
}

/// Returns the text without any leading prefixes and marks, in whatever order and number they occur.
std::string_view without_prefixes(std::string_view text) {
  while (true) {
    skip_blanks(text);
    const std::size_t length = std::max(prefix_length(text), mark_length(text, '[', ']'));
    if (length == 0) return text;
    text.remove_prefix(length);
  }
}

/// The word being read, with `#` for each run of digits.
struct Word {
  std::string text;
  int numbers = 0;

  void number() {
    if (text.ends_with('#')) return;
    text += '#';
    ++numbers;
  }
};

/// Returns the words of the title. A number on its own is the word `#`, and no two of those are adjacent.
std::vector<std::string> words_of(std::string_view title) {
  std::vector<std::string> words;
  Word word;
  const auto end_word = [&] {
    if (word.numbers > 1) word.text = "#";
    const bool again = word.text == "#" && !words.empty() && words.back() == "#";
    if (!word.text.empty() && !again) words.push_back(std::move(word.text));
    word = {};
  };
  for (std::size_t i = 0; i < title.size();) {
    const char c = title[i];
    const Step step = step_at(title, i);
    if (is_digit(c))
      word.number();
    else if (is_letter(c))
      word.text += ascii_lower(c);
    else if ((step.point != 0 && parts_words(step.point)) || (step.size == 1 && c != '\''))
      end_word();
    else if (step.size == 2)
      append(word.text, small(step.point));
    else if (step.size > 2 && step.point != kApostrophe)
      word.text += title.substr(i, step.size);
    i += step.size;
  }
  end_word();
  return words;
}

}  // namespace

std::string normal_subject(std::string_view title) {
  const std::vector<std::string> words = words_of(without_prefixes(title));
  const auto is_said = [](const std::string& word) { return word != "#"; };
  const auto first = std::ranges::find_if(words, is_said);
  if (first == words.end()) return words.empty() ? std::string() : "#";
  const auto last = std::find_if(words.rbegin(), words.rend(), is_said).base();
  std::string subject;
  for (auto word = first; word != last; ++word) {
    if (!subject.empty()) subject += ' ';
    subject += *word;
  }
  return subject;
}

}  // namespace tix
