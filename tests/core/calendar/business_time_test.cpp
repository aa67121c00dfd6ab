// The laws of working time on random calendars in unusual zones.
#include "tix/calendar/business_time.hpp"

#include "core/calendar/business_time_slow.hpp"
#include "core/calendar/calendar_sample.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

namespace {

using tix::Calendar;
using tix::Date;
using tix::due;
using tix::elapsed;
using tix::Instant;
using tix::Seconds;
using tix::WallSeconds;
using tix::Zone;
using tix::test::pick;
using tix::test::Random;
using tix::test::random_instant;
using tix::test::random_rules;

constexpr int kCalendarsAZone = 12;
constexpr WallSeconds kOneSecond{1};

/// Calls `check(random, calendar)` for random calendars in all unusual zones.
template <typename Check>
void for_random_calendars(std::uint64_t seed, Check check) {
  Random random{seed};
  for (const auto& zone : tix::test::odd_zones()) {
    for (int i = 0; i < kCalendarsAZone; ++i) {
      const Calendar calendar{random_rules(random, zone)};
      INFO(calendar.canonical());
      check(random, calendar);
    }
  }
}

Seconds random_target(Random& random) {
  const auto scale = pick(random, 0, 6);
  return Seconds{pick(random, 0, 1) == 0 ? pick(random, 0, 100000) * scale : 3600 * scale};
}

}  // namespace

TEST_CASE("business time: elapsed equals a count second by second", "[slow]") {
  for_random_calendars(1, [](Random& random, const Calendar& calendar) {
    const auto a = random_instant(random, calendar.zone());
    const auto b = a + WallSeconds{pick(random, 0, 3 * tix::kSecondsPerDay)};
    INFO(a.unix() << " to " << b.unix());
    REQUIRE(elapsed(calendar, a, b).count == tix::test::slow_elapsed(calendar.rules(), a, b));
  });
}

TEST_CASE("business time: elapsed is additive, and within the wall time") {
  for_random_calendars(2, [](Random& random, const Calendar& calendar) {
    for (int i = 0; i < 20; ++i) {
      std::array t{random_instant(random, calendar.zone()), random_instant(random, calendar.zone()),
                   random_instant(random, calendar.zone())};
      std::ranges::sort(t);
      const auto whole = elapsed(calendar, t[0], t[2]);
      REQUIRE(elapsed(calendar, t[0], t[1]) + elapsed(calendar, t[1], t[2]) == whole);
      REQUIRE(whole >= Seconds{0});
      REQUIRE(whole.count <= (t[2] - t[0]).count);
    }
  });
}

TEST_CASE("business time: due is the earliest instant that reaches the target") {
  for_random_calendars(3, [](Random& random, const Calendar& calendar) {
    for (int i = 0; i < 20; ++i) {
      const auto a = random_instant(random, calendar.zone());
      const auto d = random_target(random);
      const auto t = due(calendar, a, d);
      INFO(a.unix() << " + " << d.count << " = " << t.unix());
      REQUIRE(t >= a);
      REQUIRE(elapsed(calendar, a, t) == d);
      if (d > Seconds{0}) REQUIRE(elapsed(calendar, a, t - kOneSecond) == d - Seconds{1});
    }
  });
}

TEST_CASE("business time: due in two steps is due in one, and monotone") {
  for_random_calendars(4, [](Random& random, const Calendar& calendar) {
    for (int i = 0; i < 20; ++i) {
      const auto a = random_instant(random, calendar.zone());
      const auto m = random_target(random), n = random_target(random);
      REQUIRE(due(calendar, due(calendar, a, m), n) == due(calendar, a, m + n));
      REQUIRE(due(calendar, a, m) <= due(calendar, a, m + n));
      const auto later = a + WallSeconds{pick(random, 0, 900000)};
      if (m > Seconds{0}) REQUIRE(due(calendar, a, m) <= due(calendar, later, m));
    }
  });
}

TEST_CASE("business time: round the clock is wall time in every zone") {
  Random random{5};
  for (const auto& name : tix::test::odd_zones()) {
    const auto calendar = tix::test::calendar(name, "mon-sun 00:00-24:00");
    for (int i = 0; i < 200; ++i) {
      auto a = random_instant(random, calendar.zone()), b = random_instant(random, calendar.zone());
      if (b < a) std::swap(a, b);
      REQUIRE(elapsed(calendar, a, b).count == (b - a).count);
      REQUIRE(elapsed(Calendar::always(), a, b).count == (b - a).count);
      REQUIRE(due(calendar, a, Seconds{(b - a).count}) == b);
    }
  }
}

TEST_CASE("business time: a holiday never adds time, special days aside") {
  for_random_calendars(6, [](Random& random, const Calendar& calendar) {
    auto rules = calendar.rules();
    const auto a = random_instant(random, calendar.zone());
    const auto date = calendar.zone().local(a).date() + static_cast<int>(pick(random, 0, 9));
    for (const auto& day : rules.special_days) {
      if (day.date == date) return;  // refused, because it is listed both ways
    }
    rules.holidays.push_back({tix::DateRange{date, date}, "one more"});
    const Calendar with_holiday{rules};
    const auto b = a + WallSeconds{10 * tix::kSecondsPerDay};
    REQUIRE(elapsed(with_holiday, a, b) <= elapsed(calendar, a, b));
    REQUIRE(with_holiday.hours_on(date).empty());
  });
}

TEST_CASE("business time: splitting an interval changes nothing") {
  for_random_calendars(7, [](Random& random, const Calendar& calendar) {
    auto rules = calendar.rules();
    for (auto& weekly : rules.weekly) {
      tix::Hours parts;
      for (const auto& [open, close] : weekly.hours) {
        const auto end = close <= open ? tix::kSecondsPerDay : close;
        const auto middle = static_cast<std::int32_t>(pick(random, open + 1, end));
        parts.push_back({open, middle});
        if (middle < tix::kSecondsPerDay && middle != close) parts.push_back({middle, close});
        if (middle == tix::kSecondsPerDay && close > 0 && close <= open) parts.push_back({0, close});
      }
      const bool crosses_at_midnight =
          std::ranges::any_of(weekly.hours, [](const auto& i) { return i.close <= i.open; });
      if (!crosses_at_midnight) weekly.hours = parts;
    }
    const Calendar same{rules};
    REQUIRE(same.canonical() == calendar.canonical());
    const auto a = random_instant(random, calendar.zone());
    REQUIRE(due(same, a, Seconds{90000}) == due(calendar, a, Seconds{90000}));
  });
}

TEST_CASE("business time: working intervals add up to elapsed, lie apart and in order") {
  for_random_calendars(8, [](Random& random, const Calendar& calendar) {
    const auto a = random_instant(random, calendar.zone());
    const auto b = a + WallSeconds{pick(random, 0, 60 * tix::kSecondsPerDay)};
    tix::WorkingIntervals intervals{calendar, a, b};
    Seconds sum;
    auto end_before = a - kOneSecond;
    while (const auto interval = intervals.next()) {
      REQUIRE(interval->from < interval->to);
      REQUIRE(end_before < interval->from);
      REQUIRE(interval->to <= b);
      REQUIRE(open_at(calendar, interval->from));
      REQUIRE(open_at(calendar, interval->to - kOneSecond));
      end_before = interval->to;
      sum += Seconds{(interval->to - interval->from).count};
    }
    REQUIRE_FALSE(intervals.next());
    REQUIRE(sum == elapsed(calendar, a, b));
  });
}

TEST_CASE("business time: the next opening is the first working instant") {
  for_random_calendars(9, [](Random& random, const Calendar& calendar) {
    const auto t = random_instant(random, calendar.zone());
    const auto opening = next_opening(calendar, t);
    REQUIRE(opening >= t);
    REQUIRE(elapsed(calendar, t, opening) == Seconds{0});
    REQUIRE(open_at(calendar, opening));
  });
}

TEST_CASE("business time: the ends of time are answered, not failed") {
  const auto office = tix::test::calendar("Asia/Jakarta", "mon-fri 09:00-17:00");
  const auto whole = elapsed(office, Instant::first(), Instant::open_end());
  REQUIRE(whole > Seconds{0});
  REQUIRE(due(office, Instant::first(), whole) <= Instant::open_end());
  REQUIRE(due(office, Instant::first(), whole + Seconds{1}) == Instant::open_end());
  REQUIRE(due(office, Instant::last(), Seconds{INT64_MAX}) == Instant::open_end());
  REQUIRE(next_opening(office, Instant::last()) == Instant::open_end());
  REQUIRE(elapsed(office, Instant::from_unix(INT64_MIN / 2), Instant::open_end()) == whole);
  REQUIRE_THROWS_AS(elapsed(office, Instant::last(), Instant::first()), tix::Error);
  REQUIRE_THROWS_AS(due(office, Instant::first(), Seconds{-1}), tix::Error);
}
