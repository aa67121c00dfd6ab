// Known bugs of other desks and libraries in working time, one case each.
#include "core/calendar/golden.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/calendar/time_text.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace tix::test::golden;
using tix::Calendar;
using tix::Instant;
using tix::Seconds;

}  // namespace

TEST_CASE("trap: stepping 86,400 s a day visits one date twice and skips another (GLPI)") {
  // With one hour a day at noon, a year has as many hours as dates, whatever the clock changes.
  for (const auto& zone : tix::test::odd_zones()) {
    const auto noon = tix::test::calendar(zone, "mon-sun 12:00-13:00");
    INFO(zone);
    CHECK(elapsed_between(noon, "2025-01-01", "2026-01-01") == hours(365));
  }
  // The same late in the evening, where an extra hour would reach the next date.
  for (const auto& [zone, expected] : {std::pair{"Europe/Paris", 365},
                                       {"America/New_York", 365},
                                       {"America/Sao_Paulo", 366}}) {  // there 23:00 came twice, once
    const auto late = tix::test::calendar(zone, "mon-sun 23:00-24:00");
    INFO(zone);
    CHECK(elapsed_between(late, "2018-01-01", "2019-01-01") == hours(expected));
  }
}

TEST_CASE("trap: created on a closed day, the closed time does not count (frappe #2075)") {
  const auto office = tix::test::calendar("Asia/Jakarta", kOfficeHours);
  CHECK(due_at(office, "2026-08-08 10:00", hours(1)) == "2026-08-10 10:00");
  CHECK(elapsed_between(office, "2026-08-08 10:00", "2026-08-10 09:00") == hours(0));
}

TEST_CASE("trap: empty hours looping for ever (Zammad #2497, biz #130)") {
  CHECK_THROWS_AS(tix::test::calendar("Asia/Jakarta", ""), tix::Error);
  CHECK_THROWS_AS(with_holidays("Asia/Jakarta", kOfficeHours, {"01-01..12-31"}), tix::Error);
}

TEST_CASE("trap: yearly holiday over New Year never matching (GLPI)") {
  const auto office = with_holidays("Asia/Jakarta", kOfficeHours, {"12-24..01-02"});
  CHECK(due_at(office, "2026-12-23 16:00", hours(2)) == "2027-01-04 10:00");
  CHECK(elapsed_between(office, "2026-12-24", "2027-01-03") == hours(0));
  CHECK(elapsed_between(office, "2019-12-24", "2020-01-03") == hours(0));  // of every year
}

TEST_CASE("trap: the day after a holiday losing a second (Business::Hours)") {
  const auto office = with_holidays("Asia/Jakarta", kOfficeHours, {"2026-08-17"});
  CHECK(elapsed_between(office, "2026-08-18 00:00", "2026-08-19 00:00") == hours(8));
  CHECK(elapsed_between(office, "2026-08-17 00:00", "2026-08-18 09:00:01") == Seconds{1});
  CHECK(due_at(office, "2026-08-17 12:00", hours(8)) == "2026-08-18 17:00");
}

TEST_CASE("trap: the closing minute still counted (rickar/cal #113)") {
  const auto office = tix::test::calendar("Asia/Jakarta", kOfficeHours);
  CHECK(elapsed_between(office, "2026-08-18 16:59:59", "2026-08-18 17:00:59") == Seconds{1});
  CHECK_FALSE(open_at(office, at(office, "2026-08-18 17:00")));
  CHECK(open_at(office, at(office, "2026-08-18 16:59:59")));
}

TEST_CASE("trap: a permanent zone change raising an error (biz #155, #160)") {
  const auto pyongyang = tix::test::calendar("Asia/Pyongyang", kOfficeHours);
  CHECK(elapsed_between(pyongyang, "2018-05-04 09:00", "2018-05-05 09:00") == hours(8));
  CHECK(due_at(pyongyang, "2018-05-04 16:00", hours(2)) == "2018-05-07 10:00");
  const auto apia = tix::test::calendar("Pacific/Apia", kOfficeHours);  // had no 2011-12-30
  CHECK(elapsed_between(apia, "2011-12-26", "2012-01-02") == hours(32));
  CHECK(due_at(apia, "2011-12-29 16:00", hours(2)) == "2012-01-02 10:00");
}

TEST_CASE("trap: hours after a switch shifted (working_hours #45)") {
  for (const char* change : {"2026-03-29", "2026-10-25"}) {
    const auto office = tix::test::calendar("Europe/Paris", "mon-sun 09:00-17:00");
    const std::string date = change;
    INFO(date);
    CHECK(due_at(office, date + " 00:00", hours(1)) == date + " 10:00");
    CHECK(due_at(office, date + " 00:00", hours(8)) == date + " 17:00");
    CHECK(elapsed_between(office, date + " 00:00", date + " 12:00") == hours(3));
  }
}

TEST_CASE("trap: New York loses summer time after 2037 (date-tz without the footer rule)") {
  const auto office = tix::test::calendar("America/New_York", kOfficeHours);
  CHECK(tix::format_rfc3339(due(office, at(office, "2050-07-01 16:00"), hours(1))) == "2050-07-01T21:00:00Z");
  CHECK(tix::format_rfc3339(due(office, at(office, "2199-07-01 16:00"), hours(1))) == "2199-07-01T21:00:00Z");
}
