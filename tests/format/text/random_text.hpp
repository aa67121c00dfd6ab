// Random and hostile texts for the tests of the format room; the seed is fixed, so a failure repeats.
#pragma once

#include "random_pick.hpp"
#include "tix/report/report.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix::test {

template <class Pieces>
std::string random_text(Random& random, const Pieces& pieces, std::size_t most) {
  std::string out;
  for (std::size_t left = below(random, most + 1); left > 0; --left) out += one_of(random, pieces);
  return out;
}

/// Valid UTF-8 that delimited formats have to quote or escape.
inline constexpr std::array<std::string_view, 26> kAwkward = {
    "a", "B",  "7",    " ",       ",",  "\"", "\n", "\r", "\r\n", "\t",     "\\",   "\\t", "\\n",
    "é", "漢", "🙂", "e\u0301", "=1", "|",  "'",  ";",  "\"\"", "\ufeff", "\x1b", "{}",  "null"};

/// Everything a terminal could take amiss, and bytes that are no text at all.
inline constexpr std::array<std::string_view, 35> kHostile = {"word",
                                                              " ",
                                                              "-",
                                                              "漢字",
                                                              "한국어",
                                                              "각",
                                                              "नमस्ते",
                                                              "e\u0301",
                                                              "👩‍👩‍👧‍👦",
                                                              "🇮🇩",
                                                              "🇫🇷🇩🇪",
                                                              "❤️",
                                                              "👍🏽",
                                                              "1️⃣",
                                                              "\x1b[31m",
                                                              "\x1b]0;x\x07",
                                                              "\n",
                                                              "\r",
                                                              "\t",
                                                              "\x7f",
                                                              "\xc2\x9b",
                                                              "\u202e",
                                                              "\u2066",
                                                              "\u2028",
                                                              "\xff",
                                                              "\xc3",
                                                              "\xf0\x9f",
                                                              "\xed\xa0\x80",
                                                              "|",
                                                              "<script>",
                                                              "ﷺ",
                                                              "\u200d",
                                                              "\ufe0f",
                                                              "\u0301",
                                                              "\u20e3"};

inline Column text_column(std::string name) {
  return {std::move(name), ColumnKind::text, false};
}

/// Written through any function that takes a sink.
template <class Write>
std::string collected(const Write& write) {
  std::string out;
  write([&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace tix::test
