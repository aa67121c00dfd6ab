// The periods before a period: calendar units for a whole one, and equal parts of earlier units for a part.
#include "random_pick.hpp"
#include "tix/calendar/period.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace tix;
using tix::test::Random;

namespace {

constexpr std::array kBeforeZones = {
    "UTC",          "Asia/Jakarta",      "Europe/Paris",        "America/New_York",
    "Asia/Kolkata", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Cairo",
    "Pacific/Apia", "America/St_Johns",  "Asia/Beirut",         "Europe/Dublin"};

const Zone& any_before_zone(Random& random) {
  return Zone::find(kBeforeZones[random() % kBeforeZones.size()]);
}

Instant any_instant(Random& random) {
  return Instant::from_unix(1'262'304'000 + static_cast<std::int64_t>(random() % 600'000'000));
}

}  // namespace

TEST_CASE("periods before: of a whole day, week, month or quarter the ones of the calendar") {
  Random random{1};
  for (int i = 0; i < 400; ++i) {
    const Zone& zone = any_before_zone(random);
    const auto unit = static_cast<PeriodUnit>(random() % 4);
    const Instant end = any_instant(random);
    const auto periods = periods_of({end - WallSeconds{1200 * 86400}, end}, unit, zone);
    INFO(zone.name() << ", " << name_of(unit) << ", " << format_rfc3339(end));
    // The first and the last period may be cut.
    const auto before = ranges_before(periods[periods.size() - 2].range, unit, zone, 8);
    REQUIRE(before.size() == 8);
    for (std::size_t k = 0; k < 8; ++k) {
      const Interval& there = periods[periods.size() - 3 - k].range;
      if (zone.name() == std::string("Pacific/Apia") && unit == PeriodUnit::day) continue;  // it skipped one
      CHECK(before[k] == there);
    }
  }
}

TEST_CASE("periods before: they follow each other, end before the range, and are as many days") {
  Random random{2};
  for (int i = 0; i < 4000; ++i) {
    const Zone& zone = any_before_zone(random);
    const Instant from = any_instant(random);
    const Interval range{
        from,
        from + WallSeconds{1 + static_cast<std::int64_t>(random() % (random() % 2 ? 200'000 : 9'000'000))}};
    const auto before = ranges_before(range, std::nullopt, zone, 8);
    INFO(zone.name() << ", " << format_rfc3339(range.from) << " to " << format_rfc3339(range.to));
    Instant later = range.from;
    for (const Interval& one : before) {
      CHECK(one.from <= one.to);
      CHECK(one.to <= later);
      // Except for changes of clocks and a skipped day.
      CHECK(std::abs((one.to - one.from).count - (range.to - range.from).count) <= 86400 + 3600);
      later = one.from;
    }
    if (zone.name() == std::string("UTC"))
      for (const Interval& one : before) CHECK(one.to - one.from == range.to - range.from);
  }
}

TEST_CASE("periods before: examples") {
  const auto range = [](const char* from, const char* to) {
    return Interval{parse_rfc3339(from), parse_rfc3339(to)};
  };
  const Zone& utc = Zone::utc();
  const auto one = [&](const Interval& whole, std::optional<PeriodUnit> unit) {
    return ranges_before(whole, unit, utc, 1).front();
  };
  // From Monday to now is compared with the same part of the last week.
  CHECK(one(range("2026-08-24T00:00:00Z", "2026-08-27T17:00:00Z"), PeriodUnit::week) ==
        range("2026-08-17T00:00:00Z", "2026-08-20T17:00:00Z"));
  CHECK(one(range("2026-08-24T00:00:00Z", "2026-08-27T17:00:00Z"), std::nullopt) ==
        range("2026-08-20T00:00:00Z", "2026-08-23T17:00:00Z"));
  CHECK(one(range("2026-03-01T00:00:00Z", "2026-03-31T12:00:00Z"), PeriodUnit::month) ==
        range("2026-02-01T00:00:00Z", "2026-02-28T12:00:00Z"));
  CHECK(one(range("2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z"), PeriodUnit::quarter) ==
        range("2025-10-01T00:00:00Z", "2026-01-01T00:00:00Z"));
}
