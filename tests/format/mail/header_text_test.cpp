// Header values: encoded words come back as the text that they were made of.
#include "format/mail/header_text.hpp"

#include "random_pick.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::format;
using test::chance;
using test::one_of;
using test::pick;
using test::Random;

namespace {

/// Bytes as one word with every byte as a code.
std::string coded_word(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
  std::string word = "=?UTF-8?q?";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    word += c == ' ' ? std::string("_") : std::string("=") + kDigits[byte >> 4U] + kDigits[byte & 15U];
  }
  return word + "?=";
}

}  // namespace

TEST_CASE("header text: words that are split anywhere come back") {
  Random random{11};
  for (int round = 0; round < 2000; ++round) {
    std::string text = "x";
    for (auto left = pick(random, 0, 20); left > 0; --left)
      text += one_of<std::string_view>(random, {"a", " b", "é", "漢", "🙂", "=?", "?="});
    std::string raw;
    for (std::size_t at = 0; at < text.size();) {
      const auto size = static_cast<std::size_t>(pick(random, 1, 9));
      raw += (raw.empty() ? "" : one_of<std::string>(random, {" ", "\n ", "\r\n\t"})) +
             coded_word(text.substr(at, size));
      at += size;
    }
    REQUIRE(header_text(raw) == text);
    REQUIRE(header_text(header_in_utf8_words(raw)) == text);
    REQUIRE(header_line(raw).find('\n') == std::string::npos);
  }
}

TEST_CASE("header text: blanks between words and text stay") {
  CHECK(header_text("a =?utf-8?q?b?= c") == "a b c");
  CHECK(header_text("=?utf-8?q?a?= =?utf-8?q?b?=") == "ab");
  CHECK(header_text("=?utf-8?q?a?= b =?utf-8?q?c?=") == "a b c");
  CHECK(header_text("a\n b\r\n\tc") == "a b c");
  CHECK(header_text("=?utf-8?q?a\n b?=") == "a b");
  CHECK(header_text("=?UTF-8*id?B?w6k=?=") == "é");
  CHECK(header_text("=?utf-8?q?a?==?utf-8?q?b?=") == "ab");
  CHECK(header_text("=?utf-8?q?not closed") == "=?utf-8?q?not closed");
  CHECK(header_text("=?iso-8859-1?q?=80?=") == "€");
}

TEST_CASE("header text: dates as they are misspelt") {
  const auto unix_of = [](std::string_view text) {
    const auto at = mail_date(text);
    return at ? at->unix() : 0;
  };
  CHECK(unix_of("Mon, 10 Aug 2026 09:00:00 +0700") == 1786327200);
  CHECK(unix_of("10 Aug 2026 02:00:00 GMT") == 1786327200);
  CHECK(unix_of("Mon, 10 Aug 2026 09:00:00 +0700 (WIB)") == 1786327200);
  CHECK(unix_of("") == 0);
  CHECK(unix_of("soon") == 0);
  CHECK(unix_of("Mon, 10 Aug 9999 09:00:00 +0700") == 0);
}
