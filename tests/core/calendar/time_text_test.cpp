// Points in time: RFC 3339, and the forms that people type.
#include "tix/calendar/time_text.hpp"

#include "core/calendar/calendar_sample.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

namespace {

using Catch::Matchers::Contains;
using tix::format_rfc3339;
using tix::Instant;
using tix::parse_rfc3339;
using tix::parse_time;
using tix::Zone;

const Zone& jakarta() {
  return Zone::find("Asia/Jakarta");
}
/// A Friday, 16:00 in Jakarta.
Instant now() {
  return parse_rfc3339("2026-08-07T09:00:00Z");
}

std::string read(const std::string& text) {
  return format_rfc3339(parse_time(text, jakarta(), now()).from);
}

}  // namespace

TEST_CASE("rfc 3339: what is written is read back, over the whole range and with any offset") {
  tix::test::Random random{61};
  for (int i = 0; i < 20000; ++i) {
    const auto t =
        Instant::from_unix(tix::test::pick(random, Instant::first().unix(), Instant::last().unix()));
    const auto text = format_rfc3339(t);
    REQUIRE(parse_rfc3339(text) == t);
    REQUIRE(parse_rfc3339(text.substr(0, 19) + ".999999Z") == t);  // cut off, towards the past
    if (t.unix() % 2 == 0 && i % 2 == 0) REQUIRE(parse_rfc3339(text.substr(0, 19) + "+00:00") == t);
  }
  CHECK(format_rfc3339(Instant::first()) == "1900-01-01T00:00:00Z");
  CHECK(format_rfc3339(Instant::last()) == "2199-12-31T23:59:59Z");
  CHECK(parse_rfc3339("2026-08-07T16:30:00+07:00") == parse_rfc3339("2026-08-07T09:30:00Z"));
  CHECK(parse_rfc3339("2026-08-07t05:00:00-04:30") == parse_rfc3339("2026-08-07 09:30:00z"));
}

TEST_CASE("rfc 3339: what is refused") {
  for (const auto* text : {"",
                           "2026-08-07",
                           "2026-08-07T09:30Z",
                           "2026-08-07T09:30:00",
                           "2026-02-30T09:30:00Z",
                           "2026-13-01T09:30:00Z",
                           "2026-08-07T24:00:00Z",
                           "2026-08-07T09:60:00Z",
                           "2016-12-31T23:59:60Z",
                           "2026-08-07T09:30:00Zx",
                           "2026-08-07T09:30:00Z ",
                           " 2026-08-07T09:30:00Z",
                           "2026-08-07T09:30:00.Z",
                           "2026-08-07T09:30:00+7",
                           "2026-08-07T09:30:00+24:00",
                           "2026-08-07T09:30:00+0700",
                           "1899-12-31T23:59:59Z",
                           "2200-01-01T00:00:00Z",
                           "1900-01-01T00:00:00+00:01",
                           "2199-12-31T23:59:59-00:01",
                           "26-08-07T09:30:00Z",
                           "2026-08-07T9:30:00Z",
                           "+2026-08-07T09:30:00Z"}) {
    INFO(text);
    CHECK_THROWS_WITH(parse_rfc3339(text), Contains("accepted: RFC 3339"));
  }
}

TEST_CASE("time: the forms people type") {
  CHECK(read("now") == "2026-08-07T09:00:00Z");
  CHECK(read("2026-08-07 16:30") == "2026-08-07T09:30:00Z");
  CHECK(read("2026-08-07 16:30:15") == "2026-08-07T09:30:15Z");
  CHECK(read("2026-08-07T16:30") == "2026-08-07T09:30:00Z");
  CHECK(read("2026-08-07T16:30:00+02:00") == "2026-08-07T14:30:00Z");
  CHECK(read("2026-08-07T16:30Z") == "2026-08-07T16:30:00Z");
  CHECK(read("2026-08-07") == "2026-08-06T17:00:00Z");
  CHECK(read("-3d") == "2026-08-04T09:00:00Z");
  CHECK(read("+2h30m") == "2026-08-07T11:30:00Z");
  CHECK(read("today") == "2026-08-06T17:00:00Z");
  CHECK(read("yesterday") == "2026-08-05T17:00:00Z");
  CHECK(read("friday") == read("today"));  // the latest, today included
  CHECK(read("monday") == "2026-08-02T17:00:00Z");
  CHECK(read("saturday") == "2026-07-31T17:00:00Z");
}

TEST_CASE("time: a date is a whole day, whose last second it names as-of") {
  const auto day = parse_time("2026-08-07", jakarta(), now());
  CHECK(day.whole_day);
  CHECK(format_rfc3339(day.last()) == "2026-08-07T16:59:59Z");
  const auto second = parse_time("2026-08-07 16:30", jakarta(), now());
  CHECK_FALSE(second.whole_day);
  CHECK(second.last() == second.from);
  // Days follow the zone: 23 hours in spring, none where the date was skipped.
  const auto hours = [](const std::string& zone, const std::string& date) {
    const auto range = parse_time(date, Zone::find(zone), now());
    return (range.to - range.from).count / 3600;
  };
  CHECK(hours("Europe/Paris", "2026-03-29") == 23);
  CHECK(hours("Europe/Paris", "2026-10-25") == 25);
  CHECK(hours("Pacific/Apia", "2011-12-30") == 0);
}

TEST_CASE("time: days are seen from the zone, not from UTC") {
  const auto late = parse_rfc3339("2026-08-07T20:00:00Z");  // already Saturday in Jakarta
  CHECK(format_rfc3339(parse_time("today", jakarta(), late).from) == "2026-08-07T17:00:00Z");
  CHECK(format_rfc3339(parse_time("today", Zone::utc(), late).from) == "2026-08-07T00:00:00Z");
}

TEST_CASE("time: what is refused says what is accepted") {
  for (const auto* text :
       {"", "tomorrowish", "2026-02-30", "2026-08-07 25:00", "2026-08-07 24:00", "2026-08-07x",
        "2026-08-07 16:30 junk", "16:30", "Monday", "mon", "1899-01-01", "+100000d", "2026-08-0716:30"}) {
    INFO(text);
    CHECK_THROWS_WITH(parse_time(text, jakarta(), now()),
                      Contains("accepted") || Contains("at most 100 years"));
  }
  CHECK_THROWS_AS(parse_time("+3 weeks", jakarta(), now()), tix::Error);
  CHECK_THROWS_WITH(parse_time("-36500d", jakarta(), Instant::first()), Contains("1900 to 2199"));
}
