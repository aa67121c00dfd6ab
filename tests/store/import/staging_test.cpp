// Staged rows come back sorted by reference, time and line, with their fields unchanged.
#include "store/import/staging.hpp"

#include "store/ticket/random_rows.hpp"

#include <algorithm>
#include <tuple>

#include <catch2/catch.hpp>

namespace tix::store {

TEST_CASE("staging gives back what it took, sorted") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    test::Random random{seed};
    Staging staging;
    std::vector<StagedRow> rows;
    for (std::int64_t line = 1; line <= 2000; ++line) {
      StagedRow& row = rows.emplace_back();
      row.ref = "R" + std::to_string(test::below(random, 300));
      row.at = test::random_instant(random);
      row.line = line;
      for (auto n = test::below(random, 5); n > 0; --n) row.fields.push_back(test::random_text(random));
      staging.add(row.ref, row.at, row.line, row.fields);
    }
    std::ranges::sort(rows, [](const StagedRow& x, const StagedRow& y) {
      return std::tie(x.ref, x.at, x.line) < std::tie(y.ref, y.at, y.line);
    });
    for (int again = 0; again < 2; ++again) {
      std::vector<StagedRow> read;
      staging.each([&](const StagedRow& row) { read.push_back(row); });
      CHECK(read == rows);
    }
  }
}

TEST_CASE("an empty staging has nothing to give") {
  Staging staging;
  int visited = 0;
  staging.each([&](const StagedRow&) { ++visited; });
  CHECK(visited == 0);
}

}  // namespace tix::store
