// The product-limit estimate: its laws on random data, a slow exact computation, and published tables.
#include "core/report/survival_curve.hpp"

#include "core/report/exact_product.hpp"
#include "random_pick.hpp"

#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>

using namespace tix;
using tix::test::pick;
using tix::test::Random;

namespace {

using Times = std::vector<std::int64_t>;
__extension__ using Wide = __int128;

Times some_times(Random& random, std::int64_t most, std::int64_t latest) {
  Times times(static_cast<std::size_t>(pick(random, 0, most)));
  for (std::int64_t& t : times) t = pick(random, 0, latest);
  return times;
}

/// S as a fraction in lowest terms, which fits for up to about thirty values.
struct Fraction {
  Wide part = 1, whole = 1;
};

Wide divisor(Wide a, Wide b) {
  return b == 0 ? a : divisor(b, a % b);
}

/// Computes S by its definition, one instant after the other.
Fraction slow_survival(const Times& ended, const Times& censored, std::int64_t t) {
  Fraction s;
  for (std::int64_t when = 0; when <= t; ++when) {
    const auto from_then = [&](std::int64_t end) { return end >= when; };
    const Wide deaths = std::ranges::count(ended, when);
    const Wide at_risk = std::ranges::count_if(ended, from_then) + std::ranges::count_if(censored, from_then);
    if (deaths == 0) continue;
    s.part *= at_risk - deaths;
    s.whole *= at_risk;
    const Wide common = divisor(s.part, s.whole);
    s.part /= common;
    s.whole /= common;
  }
  return s;
}

std::optional<std::int64_t> slow_quantile(const Times& ended, const Times& censored, Wide part, Wide whole) {
  for (std::int64_t t = 0; t <= 100; ++t) {
    const Fraction s = slow_survival(ended, censored, t);
    if (s.part * whole <= part * s.whole) return t;
  }
  return std::nullopt;
}

std::int64_t tenths(const SurvivalCurve& curve, std::int64_t t) {
  return curve.at(t).value().tenths;
}

}  // namespace

TEST_CASE("survival: every value and quantile matches the definition, including ties") {
  Random random{501};
  std::int64_t ties = 0, never = 0, unknown = 0;
  for (int round = 0; round < 3000; ++round) {
    const Times ended = some_times(random, 18, pick(random, 0, 40));
    const Times censored = some_times(random, 12, pick(random, 0, 40));
    const SurvivalCurve curve(ended, censored);
    const std::int64_t watched = std::max(ended.empty() ? -1 : *std::ranges::max_element(ended),
                                          censored.empty() ? -1 : *std::ranges::max_element(censored));
    CHECK(curve.watched() == watched);
    for (std::int64_t t = 0; t <= 42; t += pick(random, 1, 5)) {
      const Fraction s = slow_survival(ended, censored, t);
      const auto share = curve.at(t);
      CHECK(share.has_value() == (t <= watched || s.part == 0));
      if (share)
        CHECK(share->tenths == static_cast<std::int64_t>((s.part * 2000 + s.whole) / (2 * s.whole)));
      else
        ++unknown;
    }
    for (const std::uint32_t quarters : {3u, 2u, 1u}) {
      const auto slow = slow_quantile(ended, censored, quarters, 4);
      CHECK(curve.first_at_most(quarters, 4) == slow);
      never += !slow;
      if (!slow) continue;
      const Fraction there = slow_survival(ended, censored, *slow);
      ties += there.part * 4 == there.whole * quarters;
    }
  }
  CHECK(ties > 300);
  CHECK(never > 300);
  CHECK(unknown > 300);
}

TEST_CASE("survival: without censoring, S is the share that lasts longer; the order does not matter") {
  Random random{503};
  for (int round = 0; round < 300; ++round) {
    Times ended = some_times(random, 4000, 100000), censored = some_times(random, 400, 100000);
    if (ended.empty()) continue;
    const auto n = static_cast<std::int64_t>(ended.size());
    const SurvivalCurve all(ended, {});
    const SurvivalCurve curve(ended, censored);
    std::ranges::shuffle(ended, random);
    std::ranges::shuffle(censored, random);
    const SurvivalCurve shuffled(ended, censored);
    std::optional<std::int64_t> before;
    for (std::int64_t t = 0; t < 100000; t += pick(random, 1, 20000)) {
      const auto longer = std::ranges::count_if(ended, [&](std::int64_t end) { return end > t; });
      CHECK(all.at(t) == percent_of(longer, n));
      CHECK(curve.at(t) == shuffled.at(t));
      if (!curve.at(t)) continue;
      if (before) CHECK(tenths(curve, t) <= *before);
      before = tenths(curve, t);
    }
    std::ranges::sort(ended);
    CHECK(all.first_at_most(1, 2) == ended[static_cast<std::size_t>((n + 1) / 2 - 1)]);
  }
}

TEST_CASE("survival: one more censored ticket only raises the curve") {
  Random random{505};
  for (int round = 0; round < 500; ++round) {
    const Times ended = some_times(random, 60, 1000);
    Times censored = some_times(random, 60, 1000);
    const SurvivalCurve before(ended, censored);
    censored.push_back(pick(random, 0, 1200));
    const SurvivalCurve after(ended, censored);
    for (std::int64_t t = 0; t < 1000; t += 97)
      if (before.at(t) && after.at(t)) CHECK(tenths(after, t) >= tenths(before, t));
    const auto slower = after.first_at_most(1, 2), faster = before.first_at_most(1, 2);
    if (slower) CHECK((faster && *faster <= *slower));
  }
}

TEST_CASE("survival: products with many factors are compared exactly") {
  // A censoring after each step, so that no step telescopes into the next.
  Times ended, censored;
  for (std::int64_t i = 0; i < 20000; ++i) {
    ended.push_back(2 * i);
    censored.push_back(2 * i + 1);
  }
  // n_i = 40000 - 2 i, so S after step i is the product of (n - 1) / n over even n: never a tie, always
  // exact.
  const SurvivalCurve curve(ended, censored);
  long double s = 1;
  for (std::int64_t i = 0; i < 20000; ++i) {
    const auto n = static_cast<long double>(40000 - 2 * i);
    s *= (n - 1) / n;
    if (i % 997 == 0)
      CHECK(static_cast<long double>(tenths(curve, 2 * i)) ==
            Approx(static_cast<double>(s * 1000)).margin(0.5001));
  }
  CHECK((compare_products({7, 11, 13}, {1001}) == 0));
  CHECK((compare_products({7, 11, 13}, {1002}) < 0));
  CHECK((compare_products({}, {1}) == 0));
  CHECK((compare_products({0, 5}, {1}) < 0));
  std::vector<std::uint32_t> up(1000), down;
  std::iota(up.begin(), up.end(), 4000000000u);
  down.assign(up.rbegin(), up.rend());
  CHECK((compare_products(up, down) == 0));
  ++down.front();
  CHECK((compare_products(up, down) < 0));
}

TEST_CASE("survival: the example of Kaplan and Meier (1958)") {
  // Deaths at 0.8, 3.1, 5.4 and 9.2 months, losses at 1.0, 2.7, 7.0 and 12.1.
  const SurvivalCurve curve({8, 31, 54, 92}, {10, 27, 70, 121});
  CHECK(tenths(curve, 7) == 1000);
  CHECK(tenths(curve, 8) == 875);   // 7/8
  CHECK(tenths(curve, 31) == 700);  // 7/10
  CHECK(tenths(curve, 54) == 525);  // 21/40
  CHECK(tenths(curve, 92) == 263);  // 21/80: 26.25 rounds up
  CHECK(tenths(curve, 121) == 263);
  CHECK_FALSE(curve.at(122));
  CHECK(curve.first_at_most(1, 2) == 92);
  CHECK(curve.first_at_most(7, 10) == 31);  // a tie
  CHECK(curve.first_at_most(7, 8) == 8);
}

TEST_CASE("survival: remissions of the 6-MP patients (Freireich 1963, Gehan 1965)") {
  const SurvivalCurve treated({6, 6, 6, 7, 10, 13, 16, 22, 23},
                              {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
  const std::vector<std::pair<std::int64_t, std::int64_t>> published = {
      {6, 857}, {7, 807}, {10, 753}, {13, 690}, {16, 627}, {22, 538}, {23, 448}};
  for (const auto& [week, s] : published) CHECK(tenths(treated, week) == s);
  CHECK(tenths(treated, 5) == 1000);
  CHECK(tenths(treated, 21) == 627);
  CHECK(treated.first_at_most(3, 4) == 13);
  CHECK(treated.first_at_most(1, 2) == 23);
  CHECK_FALSE(treated.first_at_most(1, 4));
  CHECK(tenths(treated, 35) == 448);
  CHECK_FALSE(treated.at(36));
  // The other arm, without censoring: medians 23 and 8, as published.
  const SurvivalCurve placebo({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, {});
  CHECK(placebo.first_at_most(1, 2) == 8);
  CHECK(tenths(placebo, 8) == 381);
  CHECK(tenths(placebo, 23) == 0);
  CHECK(tenths(placebo, 1000) == 0);
}

TEST_CASE("survival: no tickets give no values, and a curve without resolves stays at 1") {
  const SurvivalCurve nothing({}, {});
  CHECK_FALSE(nothing.at(0));
  CHECK_FALSE(nothing.first_at_most(1, 2));
  const SurvivalCurve waiting({}, {5, 9});
  CHECK(tenths(waiting, 9) == 1000);
  CHECK_FALSE(waiting.at(10));
  CHECK_FALSE(waiting.first_at_most(3, 4));
}
