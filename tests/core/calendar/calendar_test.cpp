// What a calendar accepts and refuses, and the notation of desk files.
#include "tix/calendar/calendar.hpp"

#include "core/calendar/calendar_sample.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/text/error.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using Catch::Matchers::Contains;
using tix::Calendar;
using tix::Date;
using tix::test::Random;

Date day(int year, int month, int d) {
  return Date::from_ymd({year, month, d}).value();
}

/// Returns the message of the refusal, or `not refused`.
template <typename Action>
std::string calendar_refusal(Action action) {
  try {
    action();
  } catch (const tix::Error& error) {
    REQUIRE(error.kind() == tix::ErrorKind::desk);
    return error.what();
  }
  return "not refused";
}

std::string refused(const tix::CalendarRules& rules) {
  return calendar_refusal([&] { Calendar{rules}; });
}

}  // namespace

TEST_CASE("calendar: canonical text gives the same calendar back", "[slow]") {
  Random random{21};
  for (const auto& zone : tix::test::odd_zones()) {
    for (int i = 0; i < 30; ++i) {
      const Calendar calendar{tix::test::random_rules(random, zone)};
      const auto text = calendar.canonical();
      INFO(text);
      const auto copy = Calendar::from_canonical(text);
      REQUIRE(copy.canonical() == text);
      for (auto date = day(2009, 1, 1); date < day(2028, 3, 1); date = date + 1) {
        const auto a = calendar.hours_on(date), b = copy.hours_on(date);
        REQUIRE(std::ranges::equal(a, b));
      }
    }
  }
}

TEST_CASE("calendar: canonical text does not depend on order, grouping or names") {
  Random random{22};
  for (int i = 0; i < 100; ++i) {
    auto rules = tix::test::random_rules(random, "Europe/London");
    const auto text = Calendar{rules}.canonical();
    rules.name = "another";
    std::ranges::shuffle(rules.weekly, random);
    std::ranges::shuffle(rules.holidays, random);
    std::ranges::shuffle(rules.special_days, random);
    std::ranges::shuffle(rules.closures, random);
    for (auto& holiday : rules.holidays) holiday.name = "named";
    REQUIRE(Calendar{rules}.canonical() == text);
  }
  CHECK(tix::test::calendar("UTC", "mon-wed 09:00-17:00").canonical() ==
        tix::test::calendar("UTC", "wed 09:00-12:00 12:00-17:00;mon-tue 09:00-17:00").canonical());
  CHECK(tix::test::calendar("UTC", "mon 09:00-17:00").canonical() !=
        tix::test::calendar("Asia/Jakarta", "mon 09:00-17:00").canonical());
  CHECK_THROWS_AS(Calendar::from_canonical("nonsense"), tix::Error);
}

TEST_CASE("calendar: hours that cross midnight belong to the date they fall on") {
  auto rules = tix::test::rules("Asia/Jakarta", "mon 22:00-06:00; wed 09:00-09:00");
  rules.holidays.push_back(tix::parse_holiday("2026-08-10"));  // a Monday
  const Calendar calendar{rules};
  const auto on = [&](int d) { return tix::format_hours(calendar.hours_on(day(2026, 8, d))); };
  CHECK(on(3) == "22:00-24:00");
  CHECK(on(4) == "00:00-06:00");
  CHECK(on(5) == "09:00-24:00");
  CHECK(on(6) == "00:00-09:00");
  CHECK(on(10).empty());
  CHECK(on(11) == "00:00-06:00");  // the holiday takes its own part and no other
}

TEST_CASE("calendar: closures and overlapping intervals") {
  auto rules = tix::test::rules("UTC", "mon-fri 09:00-12:00 11:00-17:00");
  rules.closures = {tix::parse_closure("2026-08-14 13:00-17:00 stock count"),
                    tix::parse_closure("2026-08-13 08:00-09:30 10:00-10:15 16:00-24:00")};
  const Calendar calendar{rules};
  CHECK(tix::format_hours(calendar.hours_on(day(2026, 8, 12))) == "09:00-17:00");
  CHECK(tix::format_hours(calendar.hours_on(day(2026, 8, 13))) == "09:30-10:00 10:15-16:00");
  CHECK(tix::format_hours(calendar.hours_on(day(2026, 8, 14))) == "09:00-13:00");
}

TEST_CASE("calendar: yearly holidays, 29 February and New Year") {
  auto rules = tix::test::rules("UTC", "mon-sun 09:00-17:00");
  rules.holidays = {tix::parse_holiday("02-29"), tix::parse_holiday("12-31..01-01"),
                    tix::parse_holiday("12-25 Natal")};
  const Calendar calendar{rules};
  CHECK(calendar.is_holiday(day(2028, 2, 29)));
  CHECK_FALSE(calendar.is_holiday(day(2027, 2, 28)));
  CHECK_FALSE(calendar.is_holiday(day(2027, 3, 1)));
  CHECK(calendar.is_holiday(day(2027, 1, 1)));
  CHECK(calendar.is_holiday(day(2027, 12, 31)));
  CHECK_FALSE(calendar.is_holiday(day(2027, 12, 30)));
  CHECK(calendar.is_holiday(day(2199, 12, 25)));
}

TEST_CASE("calendar: a special day wins over a yearly and a ranged holiday") {
  auto rules = tix::test::rules("UTC", "mon-fri 09:00-17:00");
  rules.holidays = {tix::parse_holiday("12-31"), tix::parse_holiday("2026-03-20..2026-03-24 Lebaran")};
  rules.special_days = {tix::parse_special_day("2026-12-31", "09:00-12:00"),
                        tix::parse_special_day("2026-03-21", "10:00-11:00")};
  const Calendar calendar{rules};
  CHECK(tix::format_hours(calendar.hours_on(day(2026, 12, 31))) == "09:00-12:00");
  CHECK(tix::format_hours(calendar.hours_on(day(2026, 3, 21))) == "10:00-11:00");
  CHECK(calendar.hours_on(day(2026, 3, 20)).empty());
  CHECK(calendar.hours_on(day(2027, 12, 31)).empty());
}

TEST_CASE("calendar: what is refused") {
  const auto office = tix::test::rules("UTC", "mon-fri 09:00-17:00");
  CHECK_THAT(refused(tix::test::rules("UTC", "mon-fri 09:00-17:00; fri 09:00-12:00")),
             Contains("calendar test: the hours of fri are given twice"));

  auto both = office;
  both.holidays = {tix::parse_holiday("2026-08-17")};
  both.special_days = {tix::parse_special_day("2026-08-17", "09:00-12:00")};
  CHECK_THAT(refused(both), Contains("2026-08-17 is both a holiday and a special day"));

  auto twice = office;
  twice.special_days = {tix::parse_special_day("2026-08-17", ""), tix::parse_special_day("2026-08-17", "")};
  CHECK_THAT(refused(twice), Contains("2026-08-17 is given twice"));

  auto backwards = office;
  backwards.holidays = {tix::parse_holiday("2026-03-24..2026-03-20")};
  CHECK_THAT(refused(backwards), Contains("ends before it begins"));

  auto crossing = office;
  crossing.closures = {tix::parse_closure("2026-08-14 22:00-02:00")};
  CHECK_THAT(refused(crossing), Contains("crosses midnight"));

  auto outside = office;
  outside.weekly.push_back({tix::Weekday::sun, tix::Weekday::sun, {{0, 90000}}});
  CHECK_THAT(refused(outside), Contains("close by 24:00"));
}

TEST_CASE("calendar: ten closed years are refused, nine are not") {
  CHECK_THAT(refused(tix::test::rules("UTC", "")), Contains("no working hours"));
  CHECK_THAT(refused(tix::test::rules("UTC", "mon-fri ")), Contains("no working hours"));

  auto closed = tix::test::rules("UTC", "mon-fri 09:00-17:00");
  closed.holidays = {tix::parse_holiday("2030-01-01..2039-12-31")};
  CHECK_THAT(refused(closed), Contains("no working hours from 2030-01-01 to 2039-12-31"));
  closed.holidays = {tix::parse_holiday("2030-01-01..2038-12-31")};
  CHECK(refused(closed) == "not refused");

  auto once = tix::test::rules("UTC", "mon-fri 09:00-17:00");
  once.holidays = {tix::parse_holiday("01-01..02-28"), tix::parse_holiday("03-01..12-31")};
  CHECK(refused(once) == "not refused");  // leap days are open
}

TEST_CASE("calendar text: what is written is read back") {
  Random random{23};
  for (int i = 0; i < 200; ++i) {
    const auto rules = tix::test::random_rules(random, "UTC");
    for (const auto& weekly : rules.weekly) {
      REQUIRE(tix::parse_hours(tix::format_hours(weekly.hours)) == weekly.hours);
    }
    for (const auto& holiday : rules.holidays) {
      const auto text = tix::format_holiday(holiday);
      REQUIRE(tix::format_holiday(tix::parse_holiday(text)) == text);
    }
  }
  for (const auto* text : {"2026-08-17 Hari Kemerdekaan", "12-25 Natal", "2026-03-20..2026-03-24 Lebaran",
                           "12-31..01-01", "02-29", "2026-08-17 17 Agustus"}) {
    CHECK(tix::format_holiday(tix::parse_holiday(text)) == text);
  }
  for (const auto* text : {"2026-08-14 13:00-17:00 stock count", "2026-08-14 09:00-10:00 13:00-17:00",
                           "2026-08-14 00:00-24:00 2nd floor"}) {
    CHECK(tix::format_closure(tix::parse_closure(text)) == text);
  }
}

TEST_CASE("calendar text: weekdays") {
  using enum tix::Weekday;
  CHECK(tix::parse_weekdays("mon") == std::pair{mon, mon});
  CHECK(tix::parse_weekdays("mon-thu") == std::pair{mon, thu});
  CHECK(tix::parse_weekdays("sun-tue") == std::pair{sun, tue});
  const auto wrapped = tix::test::calendar("UTC", "sun-tue 09:00-17:00");
  CHECK(wrapped.weekly_hours(mon).size() == 1);
  CHECK(wrapped.weekly_hours(wed).empty());
}

TEST_CASE("calendar text: refusals quote the text and say what is accepted") {
  for (const auto* text :
       {"9:00-17:00", "09:00-25:00", "09:60-10:00", "24:00-06:00", "09:00", "09:00-17:00,18:00-19:00",
        "09:00-17:0", "09:00 - 17:00", "09:00-12:0013:00-17:00"}) {
    CHECK_THAT(calendar_refusal([&] { tix::parse_hours(text); }),
               Contains(text) && Contains("accepted: HH:MM-HH:MM"));
  }
  for (const auto* text : {"", "monday", "mon-", "Mon", "mon-fry", "mon fri"}) {
    CHECK_THAT(calendar_refusal([&] { tix::parse_weekdays(text); }), Contains("accepted: mon tue wed"));
  }
  for (const auto* text :
       {"", "2026-02-30", "02-30", "13-01", "2026-8-17", "2026-08-17Natal", "2026-03-20..24",
        "2026-03-20..03-24", "1899-12-31", "2200-01-01", "12-25..2026-12-26", "Natal"}) {
    CHECK_THAT(calendar_refusal([&] { tix::parse_holiday(text); }), Contains("is not a holiday"));
  }
  for (const auto* text :
       {"2026-08-14", "2026-08-14 stock count", "13:00-17:00", "2026-08-14 13:00-17:00stock",
        "2026-08-14 13:00", "2026-08-14 13:00-17:00 18:00-25:00", "2026-08-1413:00-17:00"}) {
    CHECK_THAT(calendar_refusal([&] { tix::parse_closure(text); }), Contains("is not a closure"));
  }
  CHECK_THAT(calendar_refusal([&] { tix::parse_special_day("12-31", "09:00-12:00"); }),
             Contains("is not a special day"));
}
