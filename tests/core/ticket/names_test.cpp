// NameTable compared with a plain list of (kind, text) pairs.
#include "tix/ticket/name_table.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include <catch2/catch.hpp>

namespace {

using namespace std::string_literals;
using tix::NameKind;
using tix::NameTable;

using Pair = std::pair<NameKind, std::string>;

Pair random_pair(std::mt19937& random) {
  static const std::vector<std::string> texts = {"a",    "A", "budi", "login",   "two words",
                                                 "\0x"s, "é", "",     "net,work"};
  const auto kind = static_cast<NameKind>(std::uniform_int_distribution{0, 7}(random));
  return {kind, texts[std::uniform_int_distribution<std::size_t>{0, texts.size() - 1}(random)]};
}

}  // namespace

TEST_CASE("interning gives each pair of kind and text one number, in order") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    NameTable table;
    std::vector<Pair> expected;
    for (int step = 0; step < 80; ++step) {
      const Pair pair = random_pair(random);
      const std::int64_t before = table.find(pair.first, pair.second);
      const std::int64_t id = table.intern(pair.first, pair.second);
      if (pair.second.empty()) {
        CHECK(id == 0);
        continue;
      }
      const auto known = std::ranges::find(expected, pair);
      const bool is_new = known == expected.end();
      CHECK(id == known - expected.begin() + 1);
      CHECK(before == (is_new ? 0 : id));
      if (is_new) expected.push_back(pair);
      CHECK(table.text(id) == pair.second);
      CHECK(table.find(pair.first, pair.second) == id);
    }
    CHECK(table.unstored().size() == expected.size());
    REQUIRE(table.entries().size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(table.entries()[i].text == expected[i].second);
  }
}

TEST_CASE("loading stored rows in any order gives the same table, gaps and all") {
  std::mt19937 random(8);
  for (int round = 0; round < 50; ++round) {
    std::vector<NameTable::Entry> rows;
    std::int64_t id = 0;
    for (int i = 0; i < 30; ++i) {
      id += std::uniform_int_distribution{1, 3}(random);
      rows.push_back({id, NameKind::label, "tag" + std::to_string(i), i % 2 == 0});
    }
    auto shuffled = rows;
    std::ranges::shuffle(shuffled, random);
    NameTable table;
    for (const auto& row : shuffled) table.load(row);

    for (const auto& row : rows) {
      CHECK(table.text(row.id) == row.text);
      CHECK(table.find(NameKind::label, row.text) == row.id);
      CHECK(table.active(row.id) == row.active);
    }
    for (std::int64_t gap = 0; gap <= id + 1; ++gap) {
      const bool stored = std::ranges::any_of(rows, [&](const auto& row) { return row.id == gap; });
      CHECK(table.text(gap).empty() == !stored);
    }
    CHECK(table.unstored().empty());
    CHECK(table.intern(NameKind::label, "later") == id + 1);
  }
}

TEST_CASE("kinds do not share texts, and id types choose the kind") {
  NameTable table;
  const auto team = table.intern<tix::TeamId>("north");
  const auto agent = table.intern<tix::AgentId>("north");
  CHECK(team.value != agent.value);
  CHECK(table.find<tix::TeamId>("north") == team);
  CHECK(table.find<tix::LabelId>("north") == tix::LabelId{});
  CHECK(table.find<tix::TeamId>("North") == tix::TeamId{});
  CHECK(table.text(agent) == "north");
  CHECK(table.text(tix::AgentId{}).empty());
}

TEST_CASE("what changed since the last store is listed once") {
  NameTable table;
  table.load({1, NameKind::agent, "budi", true});
  table.set_active(1, true);
  CHECK(table.unstored().empty());
  table.set_active(1, false);
  table.set_active(1, true);
  table.set_active(99, true);
  CHECK(table.unstored() == std::vector<std::int64_t>{1});
  table.mark_stored();
  CHECK(table.intern(NameKind::agent, "budi", false) == 1);
  CHECK(table.active(1));
  CHECK(table.intern(NameKind::agent, "sari", true) == 2);
  CHECK(table.active(2));
  CHECK(table.unstored() == std::vector<std::int64_t>{2});
}
