// The golden cases of the documentation.
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

TEST_CASE("golden: an office in Jakarta") {
  const auto office = with_holidays("Asia/Jakarta", kOfficeHours, {"2026-08-17 Hari Kemerdekaan"});
  CHECK(due_at(office, "2026-08-07 16:30", hours(2)) == "2026-08-10 10:30");  // over a weekend
  CHECK(due_at(office, "2026-08-14 16:30", hours(2)) == "2026-08-18 10:30");  // and a holiday
  CHECK(due_at(office, "2026-08-07 17:00", hours(1)) == "2026-08-10 10:00");  // created exactly at closing
  CHECK(due_at(office, "2026-08-10 09:00", hours(8)) == "2026-08-10 17:00");  // fills the day
  CHECK(due_at(office, "2026-08-08 12:00", hours(0)) == "2026-08-08 12:00");  // a target of zero
}

TEST_CASE("golden: a break on Friday") {
  const auto office =
      tix::test::calendar("Asia/Jakarta", "mon-thu 09:00-12:00 13:00-17:00; fri 09:00-11:30 13:00-17:00");
  CHECK(due_at(office, "2026-08-07 11:00", hours(1)) == "2026-08-07 13:30");
}

TEST_CASE("golden: round the clock over summer time in Paris") {
  const auto always = tix::test::calendar("Europe/Paris", "mon-sun 00:00-24:00");
  CHECK(due_at(always, "2026-03-28 12:00", hours(24)) == "2026-03-29 13:00");
  CHECK(due_at(always, "2026-10-24 12:00", hours(24)) == "2026-10-25 11:00");
}

TEST_CASE("golden: nights in New York with 23 and 25 hours") {
  const auto nights = tix::test::calendar("America/New_York", "mon-sun 00:00-06:00 22:00-24:00");
  CHECK(elapsed_between(nights, "2026-03-07 22:00", "2026-03-08 06:00") == hours(7));
  CHECK(elapsed_between(nights, "2026-10-31 22:00", "2026-11-01 06:00") == hours(9));
}

TEST_CASE("golden: a day without midnight in Sao Paulo") {
  const auto always = tix::test::calendar("America/Sao_Paulo", "mon-sun 00:00-24:00");
  CHECK(due_at(always, "2018-11-03 12:00", hours(24)) == "2018-11-04 13:00");
}

TEST_CASE("golden: a zone change on the closed Friday in Cairo") {
  const auto office = tix::test::calendar("Africa/Cairo", "sun-thu 08:00-16:00");
  CHECK(due_at(office, "2026-04-23 15:00", hours(2)) == "2026-04-26 09:00");
}

TEST_CASE("golden: a yearly holiday over New Year") {
  const auto office = with_holidays("Asia/Jakarta", kOfficeHours, {"12-24..01-02"});
  CHECK(due_at(office, "2026-12-23 16:00", hours(2)) == "2027-01-04 10:00");
}

TEST_CASE("golden: a pause counts what was worked before and after it") {
  const auto office = tix::test::calendar("Asia/Jakarta", kOfficeHours);
  const auto due_after_pause = [&](const std::string& from, const std::string& to) {
    const auto used = elapsed_between(office, "2026-08-07 10:00", from);
    return due_at(office, to, hours(8) - used);
  };
  CHECK(due_after_pause("2026-08-07 15:00", "2026-08-10 11:00") == "2026-08-10 14:00");
  CHECK(due_after_pause("2026-08-07 18:00", "2026-08-09 11:00") == "2026-08-10 10:00");
}

TEST_CASE("a special day replaces hours; what runs past midnight is the next date's") {
  auto rules = tix::test::rules("Asia/Jakarta", "mon-sun 22:00-06:00");
  rules.special_days = {tix::parse_special_day("2026-08-12", "20:00-02:00"),
                        tix::parse_special_day("2026-08-20", "")};
  const Calendar night{rules};
  const auto on = [&](const std::string& date) {
    return tix::format_hours(night.hours_on(night.zone().local(at(night, date)).date()));
  };
  CHECK(on("2026-08-11") == "00:00-06:00 22:00-24:00");
  CHECK(on("2026-08-12") == "20:00-24:00");
  CHECK(on("2026-08-13") == "00:00-06:00 22:00-24:00");
  CHECK(on("2026-08-20").empty());
  CHECK(on("2026-08-21") == "00:00-06:00 22:00-24:00");
}

TEST_CASE("a special night reaches into the next date's hours, not into a holiday") {
  auto rules = tix::test::rules("Asia/Jakarta", kOfficeHours);
  rules.holidays = {tix::parse_holiday("2026-08-17")};
  rules.special_days = {tix::parse_special_day("2026-08-12", "20:00-02:00"),
                        tix::parse_special_day("2026-08-16", "20:00-02:00")};
  const Calendar office{rules};
  CHECK(elapsed_between(office, "2026-08-12 00:00", "2026-08-13 00:00") == hours(4));
  CHECK(elapsed_between(office, "2026-08-13 00:00", "2026-08-14 00:00") == hours(2 + 8));
  CHECK(elapsed_between(office, "2026-08-16 00:00", "2026-08-18 00:00") == hours(4));
}
