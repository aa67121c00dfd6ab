// Wilson's interval, compared with published values and with its definition.
#include "core/report/wilson.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace tix;

TEST_CASE("wilson: published values") {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
  struct Published {
    std::int64_t part, whole;
    double low, high;
  };
  for (const Published& row : {Published{81, 263, 0.2553, 0.3662}, Published{15, 148, 0.0624, 0.1605},
                               Published{0, 20, 0, 0.1611}, Published{1, 29, 0.0061, 0.1718}}) {
    const ShareInterval interval = wilson_interval(row.part, row.whole);
    INFO(row.part << " of " << row.whole);
    // Both are rounded: ours to three digits, theirs to four.
    CHECK(std::abs(static_cast<double>(interval.low.tenths) - row.low * 1000) <= 0.55);
    CHECK(std::abs(static_cast<double>(interval.high.tenths) - row.high * 1000) <= 0.55);
  }
}

TEST_CASE("wilson: the formula solved for its bounds, to the tenth") {
  std::mt19937_64 random{7};
  for (int i = 0; i < 20000; ++i) {
    const auto whole = static_cast<std::int64_t>(1 + random() % (i % 2 ? 60 : 2'000'000));
    const auto part = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(whole + 1));
    const long double n = static_cast<long double>(whole), p = static_cast<long double>(part) / n;
    const long double square = 3.841458820694124L;
    const long double middle = (p + square / (2 * n)) / (1 + square / n);
    const long double half = std::sqrt(square * (p * (1 - p) / n + square / (4 * n * n))) / (1 + square / n);
    const ShareInterval interval = wilson_interval(part, whole);
    INFO(part << " of " << whole);
    CHECK(std::abs(static_cast<long double>(interval.low.tenths) - 1000 * (middle - half)) < 0.5001L);
    CHECK(std::abs(static_cast<long double>(interval.high.tenths) - 1000 * (middle + half)) < 0.5001L);
  }
}

TEST_CASE("wilson: the interval contains the share, is symmetric, and narrows with more answers") {
  for (std::int64_t whole = 1; whole <= 120; ++whole)
    for (std::int64_t part = 0; part <= whole; ++part) {
      const ShareInterval one = wilson_interval(part, whole), other = wilson_interval(whole - part, whole);
      const Percent share = percent_of(part, whole);
      CHECK(one.low <= share);
      CHECK(share <= one.high);
      CHECK(one.low.tenths == 1000 - other.high.tenths);
      const ShareInterval surer = wilson_interval(2 * part, 2 * whole);
      CHECK(surer.high.tenths - surer.low.tenths < one.high.tenths - one.low.tenths);
    }
  CHECK(wilson_interval(0, 1'000'000'000).high == Percent{0});
  CHECK(wilson_interval(1'000'000'000, 1'000'000'000).low == Percent{1000});
}
