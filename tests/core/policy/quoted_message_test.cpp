// Quotes below answers.
#include "tix/policy/quoted_message.hpp"

#include "random_pick.hpp"

#include <cstdint>
#include <string>

#include <catch2/catch.hpp>

using namespace tix;

TEST_CASE("law: every line of a quote is marked, and without the marks it is the text") {
  test::Random random{7};
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (std::int64_t n = test::pick(random, 0, 12); n > 0; --n)
      text += test::one_of<const char*>(random, {"a", " ", "\n", "> b", "\n\n", ">", "-- \n", "word"});
    const std::string quoted = quoted_lines(text);
    std::string back;
    for (std::size_t at = 0; at < quoted.size();) {
      const std::size_t end = quoted.find('\n', at);
      REQUIRE(end != std::string::npos);
      std::string line = quoted.substr(at, end - at);
      REQUIRE(line.starts_with('>'));
      line.erase(0, 1);
      if (line.starts_with(' ')) line.erase(0, 1);
      back += line + '\n';
      at = end + 1;
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    REQUIRE(back == (text.empty() ? "" : text + '\n'));
  }
}

TEST_CASE("the line before a quote is that of the language, or English") {
  const Instant at = Instant::from_unix(1786093200);
  const Zone& zone = Zone::find("Asia/Jakarta");
  CHECK(attribution_line("en", at, zone, "Ana Lima <ana@acme.test>") ==
        "On 2026-08-07 16:00, Ana Lima <ana@acme.test> wrote:");
  CHECK(attribution_line("id", at, zone, "ana@acme.test") == "Pada 2026-08-07 16:00, ana@acme.test menulis:");
  CHECK(attribution_line("de", at, zone, "ana@acme.test") == "Am 2026-08-07 16:00 schrieb ana@acme.test:");
  CHECK(attribution_line("", at, zone, "a\nb") == "On 2026-08-07 16:00, a b wrote:");
  CHECK(attribution_line("tlh", at, zone, "a") == "On 2026-08-07 16:00, a wrote:");
}
