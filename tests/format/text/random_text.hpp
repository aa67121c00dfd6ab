// Random and hostile texts for the tests of the format room; the seed is fixed, so a failure repeats.
#pragma once

#include "tix/report/report.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tix::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// Uniform in [low, high].
  std::int64_t number(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
  }
  std::size_t below(std::size_t end) {
    return static_cast<std::size_t>(number(0, static_cast<std::int64_t>(end) - 1));
  }
  bool chance(int percent) { return number(1, 100) <= percent; }

  template <class Pieces>
  std::string text(const Pieces& pieces, std::size_t most) {
    std::string out;
    for (std::size_t left = below(most + 1); left > 0; --left) out += pieces[below(pieces.size())];
    return out;
  }

 private:
  std::mt19937_64 engine_;
};

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
