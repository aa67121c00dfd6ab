// Middle values, ranks and means against their definitions.
#include "tix/report/statistics.hpp"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

using namespace tix;

namespace {

constexpr std::int64_t kBeyond4Bytes = (std::int64_t{1} << 32) - 250;

}  // namespace

TEST_CASE("lengths match their definitions on sorted values") {
  std::mt19937_64 random{227};
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::int64_t> values(static_cast<std::size_t>(1 + random() % 60));
    const bool huge = round % 4 == 0;
    Numbers numbers;
    for (std::int64_t& value : values) {
      value = static_cast<std::int64_t>(random() % 500) + (huge && random() % 2 ? kBeyond4Bytes : 0);
      numbers.push_back(value);
    }
    const Lengths lengths = lengths_of(numbers).value();
    std::int64_t sum = 0;
    for (const std::int64_t value : values) sum += value;
    const auto n = static_cast<std::int64_t>(values.size());
    CHECK(lengths.mean == sum / n);
    CHECK(lengths.median == median(values));
    // The least of the values that so many percent do not exceed.
    const auto rank = [&](std::int64_t percent) {
      std::int64_t least = 2 * kBeyond4Bytes;
      for (const std::int64_t candidate : values) {
        const auto below = std::ranges::count_if(values, [&](auto v) { return v <= candidate; });
        if (below * 100 >= percent * n) least = std::min(least, candidate);
      }
      return least;
    };
    CHECK(lengths.p90 == rank(90));
    CHECK(lengths.p95 == rank(95));
  }
}

TEST_CASE("lengths of no value and of one value, and truncation to the second") {
  CHECK_FALSE(lengths_of({}));
  const Lengths one = lengths_of({7}).value();
  CHECK((one.mean == 7 && one.median == 7 && one.p90 == 7 && one.p95 == 7));
  const Lengths two = lengths_of({4, 1}).value();
  CHECK((two.mean == 2 && two.median == 2 && two.p90 == 4));
  const Lengths twenty =
      lengths_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}).value();
  CHECK((twenty.p90 == 18 && twenty.p95 == 19));
}
