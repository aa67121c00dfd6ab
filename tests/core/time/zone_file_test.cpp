// Complete, truncated and damaged zone files, and rules of every form.
#include "core/time/zone_file.hpp"

#include "core/calendar/calendar_sample.hpp"
#include "tix/time/instant.hpp"

#include <catch2/catch.hpp>

namespace {

std::vector<std::int64_t> times(const std::vector<tix::OffsetChange>& changes) {
  std::vector<std::int64_t> result;
  for (const auto& change : changes) result.push_back(change.at);
  return result;
}

std::string big_endian(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i) & 0xffU);
  return text;
}

/// Returns a file with one offset and two changes, at 1000 and at `second`, the first to type `type`.
std::string small_file(std::uint64_t second, int type, std::uint64_t leaps) {
  const auto header = [](std::uint64_t leap, std::uint64_t changes, std::uint64_t types) {
    std::string text = "TZif2" + std::string(15, '\0');
    for (const auto count : {std::uint64_t{0}, std::uint64_t{0}, leap, changes, types, std::uint64_t{0}}) {
      text += big_endian(count, 4);
    }
    return text;
  };
  return header(0, 0, 0) + header(leaps, 2, 1) + big_endian(1000, 8) + big_endian(second, 8) +
         static_cast<char>(type) + '\0' + big_endian(7200, 4) + std::string(2, '\0') +
         std::string(leaps * 12, '\0') + "\nEET-2\n";
}

std::int64_t at(const std::string& text) {
  return tix::parse_rfc3339(text).unix();
}

}  // namespace

TEST_CASE("zone file: a file cut anywhere is refused, spoilt bytes never overrun") {
  const auto bytes = tix::read_zone_data("America/New_York");
  REQUIRE(bytes);
  const auto whole = tix::parse_zone_file(*bytes);
  REQUIRE(whole);
  CHECK(whole->footer == "EST5EDT,M3.2.0,M11.1.0");
  for (std::size_t length = 0; length < bytes->size(); ++length) {
    REQUIRE_FALSE(tix::parse_zone_file(bytes->substr(0, length)));
  }
  tix::test::Random random{41};
  for (int i = 0; i < 20000; ++i) {
    auto spoilt = *bytes;
    const auto place =
        static_cast<std::size_t>(tix::test::pick(random, 0, i % 2 == 0 ? 120 : std::ssize(spoilt) - 1));
    spoilt[place] = static_cast<char>(tix::test::pick(random, 0, 255));
    if (const auto file = tix::parse_zone_file(spoilt)) {
      REQUIRE(file->changes.size() <= bytes->size());
      tix::footer_changes(file->footer, 1900, 1901);
    }
  }
}

TEST_CASE("zone file: a type out of range, changes out of order and leap seconds are refused") {
  const auto whole = tix::parse_zone_file(small_file(2000, 0, 0));
  REQUIRE(whole);
  CHECK(whole->initial_offset == 7200);
  CHECK(times(whole->changes) == std::vector<std::int64_t>{1000, 2000});
  CHECK_FALSE(tix::parse_zone_file(small_file(2000, 1, 0)));
  CHECK_FALSE(tix::parse_zone_file(small_file(2000, 255, 0)));
  CHECK_FALSE(tix::parse_zone_file(small_file(1000, 0, 0)));
  CHECK_FALSE(tix::parse_zone_file(small_file(999, 0, 0)));
  CHECK_FALSE(tix::parse_zone_file(small_file(2000, 0, 1)));
}

TEST_CASE("zone file: rules in all their forms") {
  using tix::footer_changes;
  CHECK(footer_changes("WIB-7", 2030, 2031)->front().offset == 7 * 3600);
  CHECK(footer_changes("<+0545>-5:45", 2030, 2031)->front().offset == 5 * 3600 + 45 * 60);
  CHECK(times(*footer_changes("EST5EDT,M3.2.0,M11.1.0", 2026, 2026)) ==
        std::vector{at("2026-03-08T07:00:00Z"), at("2026-11-01T06:00:00Z")});
  // South: summer time ends first in the year.
  CHECK(times(*footer_changes("NZST-12NZDT,M9.5.0,M4.1.0/3", 2026, 2026)) ==
        std::vector{at("2026-04-04T14:00:00Z"), at("2026-09-26T14:00:00Z")});
  // Times before midnight and past the next one.
  CHECK(times(*footer_changes("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026, 2026)) ==
        std::vector{at("2026-03-29T01:00:00Z"), at("2026-10-25T01:00:00Z")});
  CHECK(times(*footer_changes("EET-2EEST,M3.4.4/50,M10.4.4/50", 2026, 2026)) ==
        std::vector{at("2026-03-28T00:00:00Z"), at("2026-10-23T23:00:00Z")});
  // Day 60 without leap days is 1 March; with them, counted from 0, day 59 is.
  CHECK(times(*footer_changes("AAA0BBB,J60/0,J61/0", 2028, 2028)).front() == at("2028-03-01T00:00:00Z"));
  CHECK(times(*footer_changes("AAA0BBB,59/0,90/0", 2027, 2027)).front() == at("2027-03-01T00:00:00Z"));
  // Permanent summer time: of the two changes in one second the last decides.
  const auto permanent = *footer_changes("XXX3EDT4,0/0,J365/23", 2026, 2028);
  REQUIRE(permanent.size() == 6);
  for (std::size_t i = 2; i < permanent.size(); i += 2) {
    CHECK(permanent[i].at == permanent[i - 1].at);
    CHECK(permanent[i].offset == -4 * 3600);
  }
}

TEST_CASE("zone file: rules that are no rules") {
  for (const auto* text :
       {"", "E", "EST", "EST5EDT", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "<+03-3",
        "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,M3.2.7,M11.1.0",
        "EST200", "EST5EDT,M3.2.0/x,M11.1.0", ":America/New_York"}) {
    INFO(text);
    CHECK_FALSE(tix::footer_changes(text, 2026, 2027));
  }
}
