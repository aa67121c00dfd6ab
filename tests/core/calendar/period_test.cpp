// Periods adjoin and fill their range in every zone. Also the accepted ways to type a period.
#include "tix/calendar/period.hpp"

#include "core/calendar/calendar_sample.hpp"
#include "core/sla/life.hpp"
#include "tix/text/error.hpp"
#include "tix/time/local_text.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace tix;
using tix::test::one_of;
using tix::test::pick;
using tix::test::Random;
using tix::testing::at;

namespace {

constexpr std::array kPeriodZones = {
    "UTC",          "Asia/Jakarta", "Europe/Paris",   "America/New_York",    "America/Sao_Paulo",
    "Pacific/Apia", "Africa/Cairo", "Asia/Kathmandu", "America/Scoresbysund"};

const Zone& any_period_zone(Random& random) {
  return Zone::find(one_of(random, kPeriodZones));
}

/// 2026-08-07 12:00 UTC, a Friday.
constexpr Instant kNow = at(12);

Interval ask(std::optional<std::string> period, std::optional<std::string> from = {},
             std::optional<std::string> to = {}, const Zone& zone = Zone::utc(), Instant as_of = kNow) {
  return parse_range({std::move(from), std::move(to), std::move(period)}, zone, as_of).range;
}

/// Returns a text such as `2026-08-01 00:00 2026-08-07 12:00`, with the last second of the period.
std::string text(const Interval& range, const Zone& zone = Zone::utc()) {
  return format_local(range.from, zone) + " " + format_local(range.last(), zone);
}

std::string period_refusal(std::optional<std::string> period, std::optional<std::string> from = {},
                           std::optional<std::string> to = {}) {
  try {
    return text(ask(std::move(period), std::move(from), std::move(to)));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return std::string(error.what()) + (error.hint().empty() ? "" : " | " + error.hint());
  }
}

}  // namespace

TEST_CASE("periods adjoin, fill their range, and hold the instants of their name") {
  Random random{211};
  for (int round = 0; round < 3000; ++round) {
    const Zone& zone = any_period_zone(random);
    const auto unit = static_cast<PeriodUnit>(pick(random, 0, 4));
    const Instant from = Instant::from_unix(pick(random, 0, 4102444800));
    const std::int64_t most = unit == PeriodUnit::day ? 40 * 86400 : 900 * 86400;
    const Interval range{from, from + WallSeconds{pick(random, 1, most)}};
    const std::vector<Period> periods = periods_of(range, unit, zone);
    INFO(zone.name() << " " << name_of(unit) << " " << format_rfc3339(range.from));
    REQUIRE_FALSE(periods.empty());
    CHECK(periods.front().range.from == range.from);
    CHECK(periods.back().range.to == range.to);
    std::set<std::string> names;
    for (std::size_t i = 0; i < periods.size(); ++i) {
      const Interval& one = periods[i].range;
      CHECK(one.from < one.to);
      if (i > 0) CHECK(periods[i - 1].range.to == one.from);
      const Instant inside = one.from + WallSeconds{pick(random, 0, (one.to - one.from).count - 1)};
      CHECK(period_name(unit, zone.reached(inside).date()) == periods[i].name);
      names.insert(periods[i].name);
    }
    CHECK(names.size() == periods.size());
  }
}

TEST_CASE("the name of a period, typed, is the period") {
  Random random{223};
  for (int round = 0; round < 2000; ++round) {
    const Zone& zone = any_period_zone(random);
    const auto unit = static_cast<PeriodUnit>(pick(random, 0, 4));
    const Instant t = Instant::from_unix(pick(random, 0, 4102444800));
    const std::string name = period_name(unit, zone.reached(t).date());
    INFO(zone.name() << " " << name);
    const Interval range = ask(name, {}, {}, zone, Instant::last() - WallSeconds{86400 * 400});
    CHECK(range.contains(t));
    const std::vector<Period> same = periods_of(range, unit, zone);
    REQUIRE(same.size() == 1);
    CHECK(same.front().name == name);
  }
}

TEST_CASE("weeks begin on Monday and belong to the year of their Thursday") {
  const auto week_of = [](int year, int month, int day) {
    return period_name(PeriodUnit::week, Date::from_ymd({year, month, day}).value());
  };
  CHECK(week_of(2026, 8, 7) == "2026-W32");
  CHECK(week_of(2026, 8, 9) == "2026-W32");
  CHECK(week_of(2026, 8, 10) == "2026-W33");
  CHECK(week_of(2021, 1, 3) == "2020-W53");
  CHECK(week_of(2021, 1, 4) == "2021-W01");
  CHECK(week_of(2024, 12, 30) == "2025-W01");
  CHECK(period_name(PeriodUnit::quarter, Date::from_ymd({2026, 9, 30}).value()) == "2026-Q3");
}

TEST_CASE("a period word is seen from the moment of the report, which cuts it") {
  CHECK(text(ask("today")) == "2026-08-07 00:00 2026-08-07 12:00");
  CHECK(text(ask("yesterday")) == "2026-08-06 00:00 2026-08-06 23:59");
  CHECK(text(ask("week")) == "2026-08-03 00:00 2026-08-07 12:00");
  CHECK(text(ask("last-week")) == "2026-07-27 00:00 2026-08-02 23:59");
  CHECK(text(ask("month")) == "2026-08-01 00:00 2026-08-07 12:00");
  CHECK(text(ask("last-month")) == "2026-07-01 00:00 2026-07-31 23:59");
  CHECK(text(ask("quarter")) == "2026-07-01 00:00 2026-08-07 12:00");
  CHECK(text(ask("last-quarter")) == "2026-04-01 00:00 2026-06-30 23:59");
  CHECK(text(ask("year")) == "2026-01-01 00:00 2026-08-07 12:00");
  CHECK(text(ask("last-year")) == "2025-01-01 00:00 2025-12-31 23:59");
  CHECK(text(ask("2026-08")) == "2026-08-01 00:00 2026-08-07 12:00");
  CHECK(text(ask("2026-Q2")) == "2026-04-01 00:00 2026-06-30 23:59");
  CHECK(text(ask("2026-W31")) == "2026-07-27 00:00 2026-08-02 23:59");
  CHECK(text(ask("2025")) == "2025-01-01 00:00 2025-12-31 23:59");
  CHECK(text(ask("2024-02-29")) == "2024-02-29 00:00 2024-02-29 23:59");
  CHECK(ask("today").to == kNow + WallSeconds{1});
}

TEST_CASE("a period that was asked for by name says what it is; days and times are nothing but that") {
  const auto unit_of = [](PeriodWords typed) { return parse_range(typed, Zone::utc(), kNow).unit; };
  for (const char* word : {"today", "yesterday", "2026-08-07"})
    CHECK(unit_of({{}, {}, word}) == PeriodUnit::day);
  for (const char* word : {"week", "last-week", "2026-W31"})
    CHECK(unit_of({{}, {}, word}) == PeriodUnit::week);
  for (const char* word : {"month", "last-month", "2026-08"})
    CHECK(unit_of({{}, {}, word}) == PeriodUnit::month);
  for (const char* word : {"quarter", "2026-Q3"}) CHECK(unit_of({{}, {}, word}) == PeriodUnit::quarter);
  for (const char* word : {"last-year", "2026"}) CHECK(unit_of({{}, {}, word}) == PeriodUnit::year);
  CHECK(unit_of({}) == std::nullopt);
  CHECK(unit_of({"2026-07-01", "2026-08-01", {}}) == std::nullopt);
}

TEST_CASE("from, to, or neither: the 30 days that end with the day of the report") {
  CHECK(text(ask({})) == "2026-07-09 00:00 2026-08-07 12:00");
  CHECK(text(ask({}, "2026-08-01")) == "2026-08-01 00:00 2026-08-07 12:00");
  CHECK(text(ask({}, {}, "2026-08-01")) == "2026-07-02 00:00 2026-07-31 23:59");
  CHECK(text(ask({}, "2026-07-01", "2026-08-01")) == "2026-07-01 00:00 2026-07-31 23:59");
  CHECK(text(ask({}, "-3d", "2026-09-01")) == "2026-08-04 12:00 2026-08-07 12:00");
  const Zone& jakarta = Zone::find("Asia/Jakarta");
  CHECK(text(ask("today", {}, {}, jakarta, at(20)), jakarta) == "2026-08-08 00:00 2026-08-08 03:00");
}

TEST_CASE("what is no period is refused with what is accepted") {
  const std::string accepted =
      "accepted: today, yesterday, week, last-week, month, last-month, quarter, last-quarter, year, "
      "last-year, "
      "2026-08-07, 2026-W32, 2026-08, 2026-Q3, 2026";
  for (const char* wrong : {"2026-13", "2026-W54", "2026-W00", "2026-Q5", "2026-Q", "1899", "2200", "2026-8",
                            "2026-02-30", "", "26"})
    CHECK(period_refusal(wrong) ==
          "--period: '" + std::string(wrong) + "' is not a period from 1900 to 2199; " + accepted);
  CHECK(period_refusal("lastweek").ends_with(" | did you mean last-week?"));
  CHECK(period_refusal("2027") ==
        "the period begins on 2027-01-01 00:00, after the time of the report, 2026-08-07 12:00");
  CHECK(period_refusal("today", "2026-08-01") == "--period cannot be combined with --from or --to");
  CHECK(period_refusal({}, "2026-08-02", "2026-08-01")
            .starts_with("--from 2026-08-02 00:00 is not before --to 2026-08-01 00:00 | "));
  CHECK(period_refusal({}, "2026-08-01", "2026-08-01")
            .starts_with("--from 2026-08-01 00:00 is not before --to"));
  CHECK(period_refusal({}, "2026-08-08")
            .starts_with("--from 2026-08-08 00:00 is not before the time of the report"));
  CHECK(period_refusal({}, "soon").starts_with("--from: 'soon' is not a time"));
  CHECK(period_refusal({}, {}, "soon").starts_with("--to: 'soon' is not a time"));
  const Zone& apia = Zone::find("Pacific/Apia");
  CHECK_THROWS_WITH(ask("2011-12-30", {}, {}, apia), "--period: '2011-12-30' does not exist in Pacific/Apia");
}

TEST_CASE("a date that the zone skipped has no row") {
  const Zone& apia = Zone::find("Pacific/Apia");
  std::vector<std::string> names;
  for (const Period& day : periods_of(ask({}, "2011-12-29", "2012-01-01", apia), PeriodUnit::day, apia))
    names.push_back(day.name);
  CHECK(names == std::vector<std::string>{"2011-12-29", "2011-12-31"});
}
