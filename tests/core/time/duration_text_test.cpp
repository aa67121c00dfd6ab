// Durations: what is read, refused and written.
#include "tix/time/duration_text.hpp"

#include "core/calendar/calendar_sample.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

namespace {

using Catch::Matchers::Contains;
using tix::format_duration;
using tix::parse_duration;
using tix::Seconds;
using tix::WallSeconds;

template <typename Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const tix::Error& error) {
    REQUIRE(error.kind() == tix::ErrorKind::usage);
    return std::string{error.what()} + " | " + error.hint();
  }
  return "not refused";
}

}  // namespace

TEST_CASE("duration: the exact form reads back as itself") {
  tix::test::Random random{51};
  for (int i = 0; i < 5000; ++i) {
    const auto n = tix::test::pick(random, 0, i % 2 == 0 ? 100000 : 3153600000);
    REQUIRE(parse_duration(tix::format_exact(WallSeconds{n})) == WallSeconds{n});
    REQUIRE(tix::parse_working_duration(tix::format_exact(Seconds{n})) == Seconds{n});
  }
}

TEST_CASE(
    "duration: the form for people has at most two units, reads back, and is short by less than the second") {
  tix::test::Random random{52};
  for (int i = 0; i < 5000; ++i) {
    const auto n = tix::test::pick(random, 0, i % 2 == 0 ? 100000 : 3153600000);
    const auto text = format_duration(WallSeconds{n});
    INFO(n << " " << text);
    REQUIRE(std::ranges::count(text, ' ') <= 1);
    const auto shown = parse_duration(text).count;
    REQUIRE(shown <= n);
    REQUIRE(n - shown < (n >= 86400 ? 3600 : n >= 3600 ? 60 : 1));
    REQUIRE(format_duration(WallSeconds{-n}) == (n == 0 ? "0s" : "-" + text));
  }
}

TEST_CASE("duration: what is read") {
  CHECK(parse_duration("90s").count == 90);
  CHECK(parse_duration("15m").count == 900);
  CHECK(parse_duration("4h30m").count == 16200);
  CHECK(parse_duration("16200s").count == 16200);
  CHECK(parse_duration("2d").count == 172800);
  CHECK(parse_duration("1w").count == 604800);
  CHECK(parse_duration(" 1d 4h ").count == 100800);
  CHECK(parse_duration("0s").count == 0);
  CHECK(parse_duration("36500d").count == 3153600000);
}

TEST_CASE("duration: what is refused") {
  for (const auto* text :
       {"",   " ",   "90",     "s",     "4h30", "30m4h", "1h1h",  "1.5h",  "-3d",  "+3d",
        "4H", "4 h", "1h,30m", "1h  x", "1mo",  "h1",    "1d-4h", "0x10s", "1e3s", "\xc2\xb2s"}) {
    INFO(text);
    CHECK_THAT(refusal([&] { parse_duration(text); }), Contains("is not a duration; accepted: 90s, 15m"));
  }
  for (const auto* text : {"36501d", "99999999999s", "18446744073709551617s", "9999999999w", "5215w"}) {
    CHECK_THAT(refusal([&] { parse_duration(text); }), Contains("up to 100 years"));
  }
}

TEST_CASE("duration: a day of working time is ambiguous") {
  CHECK(tix::parse_working_duration("40h") == Seconds{144000});
  for (const auto* text : {"2d", "1w", "1d4h"}) {
    CHECK_THAT(refusal([&] { tix::parse_working_duration(text); }),
               Contains("8 hours or 24") && Contains("s, m and h"));
  }
  CHECK_THAT(refusal([&] { tix::parse_working_duration("soon"); }), Contains("accepted: 90s, 15m, 4h30m |"));
}

TEST_CASE("duration: what is written") {
  CHECK(format_duration(WallSeconds{100800}) == "1d 4h");
  CHECK(format_duration(Seconds{45}) == "45s");
  CHECK(format_duration(Seconds{0}) == "0s");
  CHECK(format_duration(Seconds{7199}) == "1h 59m");
  CHECK(format_duration(Seconds{86700}) == "1d");
  CHECK(format_duration(WallSeconds{5 * 86400 + 143 * 3600}) == "10d 23h");  // never 5d 143h
  CHECK(format_duration(WallSeconds{-5400}) == "-1h 30m");
  CHECK(format_duration(WallSeconds{INT64_MIN}) == "-106751991167300d 15h");
  CHECK(tix::format_exact(Seconds{16200}) == "4h30m");
  CHECK(tix::format_exact(Seconds{100805}) == "28h5s");
}

TEST_CASE("trap: \"5 d 143 h\" (FreeScout #3729): a smaller unit never holds a larger one") {
  CHECK(format_duration(WallSeconds{5 * 86400 + 143 * 3600}) == "10d 23h");
  tix::test::Random random(3729);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = format_duration(WallSeconds{tix::test::pick(random, 0, 400 * 86400)});
    INFO(text);
    long number = 0;
    for (const char c : text) {
      if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
        continue;
      }
      if (c == 'h') CHECK(number < 24);
      if (c == 'm' || c == 's') CHECK(number < 60);
      number = 0;
    }
  }
}
