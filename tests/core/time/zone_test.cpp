// Zones: the two look-ups are inverses, and agree with date-tz and with a clock watched second by second.
#include "tix/time/zone.hpp"

#include "core/calendar/calendar_sample.hpp"
#include "tix/text/error.hpp"

#include <cstdlib>

#include <catch2/catch.hpp>
#include <date/tz.h>

namespace {

using tix::Date;
using tix::Instant;
using tix::LocalTime;
using tix::WallSeconds;
using tix::Zone;
using tix::test::pick;
using tix::test::Random;

Instant utc(const std::string& text) {
  return tix::parse_rfc3339(text);
}
LocalTime local(int year, int month, int day, int hour, int minute) {
  return {Date::from_ymd({year, month, day}).value(), hour * 3600 + minute * 60};
}

}  // namespace

TEST_CASE("zone: first_at_or_after and reached mirror each other, and both are monotone") {
  Random random{31};
  for (const auto& name : tix::test::odd_zones()) {
    const auto& zone = Zone::find(name);
    for (int i = 0; i < 3000; ++i) {
      const auto t = tix::test::random_instant(random, zone);
      const auto x = LocalTime::from_seconds(zone.local(t).seconds() + pick(random, -90000, 90000));
      REQUIRE((zone.first_at_or_after(x) <= t) == (x <= zone.reached(t)));
      REQUIRE(zone.reached(t) >= zone.local(t));
      const auto f = zone.first_at_or_after(x);
      REQUIRE(zone.local(f) >= x);
      REQUIRE(f <= zone.first_at_or_after(LocalTime::from_seconds(x.seconds() + pick(random, 0, 90000))));
    }
  }
}

TEST_CASE("zone: first_at_or_after is what watching the clock gives, at every change since 2000", "[slow]") {
  for (const auto& name : tix::test::odd_zones()) {
    const auto& zone = Zone::find(name);
    for (const auto& period : zone.periods()) {
      if (period.begin < utc("2000-01-01T00:00:00Z") || utc("2045-01-01T00:00:00Z") < period.begin) continue;
      // From two hours before the change; until then the clock has run straight for long.
      auto latest = zone.local(period.begin - WallSeconds{7200});
      int wrong = 0;
      for (std::int64_t s = -7199; s < 7200; ++s) {
        const auto t = period.begin + WallSeconds{s};
        const auto now = zone.local(t);
        wrong += zone.reached(t) != std::max(latest, now) ? 1 : 0;
        if (now <= latest) continue;
        // Every reading since the latest is first reached now.
        const auto next = LocalTime::from_seconds(latest.seconds() + 1);
        wrong += zone.first_at_or_after(now) != t || zone.first_at_or_after(next) != t ? 1 : 0;
        latest = now;
      }
      INFO(name << " " << tix::format_rfc3339(period.begin));
      REQUIRE(wrong == 0);
    }
  }
}

TEST_CASE("zone: offsets equal those of date-tz until 2037") {
  Random random{32};
  const auto first = utc("1901-12-15T00:00:00Z").unix(), last = utc("2037-01-01T00:00:00Z").unix();
  for (const auto& name : tix::test::odd_zones()) {
    const auto* other = date::locate_zone(name);
    for (int i = 0; i < 2000; ++i) {
      const auto t = pick(random, first, last);
      const auto info = other->get_info(date::sys_seconds{std::chrono::seconds{t}});
      INFO(name << " " << t);
      REQUIRE(Zone::find(name).offset(Instant::from_unix(t)) == info.offset.count());
    }
  }
}

TEST_CASE("zone: the rule at the file's end holds to 2199") {
  const auto offset = [](const std::string& zone, const std::string& at) {
    return Zone::find(zone).offset(utc(at));
  };
  for (const auto* year : {"2038", "2099", "2199"}) {
    const auto january = std::string{year} + "-01-15T12:00:00Z",
               july = std::string{year} + "-07-15T12:00:00Z";
    CHECK(offset("America/New_York", january) == -5 * 3600);
    CHECK(offset("America/New_York", july) == -4 * 3600);
    CHECK(offset("Europe/Dublin", january) == 0);  // whose file calls winter the exception
    CHECK(offset("Europe/Dublin", july) == 3600);
    CHECK(offset("Australia/Lord_Howe", january) == 11 * 3600);  // half an hour, in the south
    CHECK(offset("Australia/Lord_Howe", july) == 10 * 3600 + 1800);
    CHECK(offset("Asia/Jakarta", july) == 7 * 3600);
    CHECK(offset("America/Nuuk", july) - offset("America/Nuuk", january) == 3600);  // changes before midnight
  }
}

TEST_CASE("zone: skipped and repeated times by name") {
  const auto& paris = Zone::find("Europe/Paris");
  CHECK(paris.first_at_or_after(local(2026, 3, 29, 2, 30)) ==
        utc("2026-03-29T01:00:00Z"));  // skipped: the jump
  CHECK(paris.first_at_or_after(local(2026, 10, 25, 2, 30)) ==
        utc("2026-10-25T00:30:00Z"));                       // the first pass
  const auto& sao_paulo = Zone::find("America/Sao_Paulo");  // had no midnight
  CHECK(sao_paulo.first_at_or_after(local(2018, 11, 4, 0, 0)) == utc("2018-11-04T03:00:00Z"));
  const auto& apia = Zone::find("Pacific/Apia");  // had no 2011-12-30
  CHECK(apia.first_at_or_after(local(2011, 12, 30, 0, 0)) ==
        apia.first_at_or_after(local(2011, 12, 31, 0, 0)));
  const auto& st_johns = Zone::find("America/St_Johns");  // changed at 00:01
  CHECK(st_johns.first_at_or_after(local(2010, 11, 7, 0, 0)) == utc("2010-11-07T02:30:00Z"));
  CHECK(st_johns.first_at_or_after(local(2010, 11, 7, 0, 1)) == utc("2010-11-07T03:31:00Z"));
  CHECK(st_johns.reached(utc("2010-11-07T03:00:00Z")).date() == Date::from_ymd({2010, 11, 7}));
  CHECK(st_johns.local(utc("2010-11-07T03:00:00Z")).date() == Date::from_ymd({2010, 11, 6}));
}

TEST_CASE("zone: a made-up zone with deep jumps back keeps the mirror") {
  Random random{33};
  for (int i = 0; i < 200; ++i) {
    std::vector<Zone::Period> periods;
    for (std::int64_t at = 0; at < 1000000; at += pick(random, 1, 60000)) {
      periods.push_back({Instant::from_unix(at), static_cast<std::int32_t>(pick(random, -50000, 50000))});
    }
    const Zone zone{"Made/Up", periods};
    for (int k = 0; k < 100; ++k) {
      const auto t = Instant::from_unix(pick(random, -100000, 1100000));
      const auto x = LocalTime::from_seconds(pick(random, -100000, 1100000));
      REQUIRE((zone.first_at_or_after(x) <= t) == (x <= zone.reached(t)));
    }
  }
}

TEST_CASE("zone: unknown names and paths are refused, with the nearest names") {
  for (const auto* name : {"asia/jakarta", "Jakarta", "Asia/Jakrta", "asia/Jakarta "}) {
    try {
      Zone::find(name);
      FAIL(name << " was found");
    } catch (const tix::Error& error) {
      CHECK(error.kind() == tix::ErrorKind::desk);
      CHECK_THAT(error.what(), Catch::Matchers::Contains(name));
      CHECK_THAT(error.hint(), Catch::Matchers::Contains("Asia/Jakarta"));
    }
  }
  for (const auto* name :
       {"", "/", "Asia", "Asia/", "/etc/passwd", "../../etc/passwd", "Asia/../UTC", "posix/UTC", "right/UTC",
        "localtime", "tzdata.zi", "zone.tab", "Asia/Jakarta\n", "Asia//Jakarta"}) {
    CHECK_THROWS_AS(Zone::find(name), tix::Error);
  }
}

TEST_CASE("zone: the process's TZ changes nothing") {
  const auto& zone = Zone::find("Europe/London");
  const auto t = utc("2026-07-01T12:00:00Z");
  REQUIRE(setenv("TZ", "America/New_York", 1) == 0);
  CHECK(zone.offset(t) == 3600);
  CHECK(Zone::find("Asia/Kathmandu").offset(t) == 5 * 3600 + 45 * 60);
  REQUIRE(unsetenv("TZ") == 0);
}

TEST_CASE("zone: found once, kept for good, and the data names its version") {
  CHECK(&Zone::find("Asia/Jakarta") == &Zone::find("Asia/Jakarta"));
  CHECK(&Zone::find("UTC") == &Zone::utc());
  CHECK(Zone::find("Etc/UTC").offset(Instant::last()) == 0);
  const auto version = tix::zone_data_version();
  CHECK((version == "unknown" || (version.size() >= 5 && version.starts_with("20"))));
}
