// Every claim of filter_logic holds for random tickets.
#include "core/filter/filter_logic.hpp"

#include "core/filter/filter_reference.hpp"
#include "tix/filter/filter.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::filter_test;

namespace {

Filter parsed_by_log(const std::string& text) {
  return Filter::parse(text, FilterUse::query, {nullptr, "log", kNow, nullptr});
}

Filter parsed_by_log(const Plain& plain, Random& random) {
  return parsed_by_log(written(plain, random));
}

Plain join_of(Plain::Kind kind, std::vector<Plain> of) {
  Plain plain;
  plain.kind = kind;
  plain.of = std::move(of);
  return plain;
}

/// Returns a filter that `other` may imply: the same, a half of it, or one with more values.
Plain like(const Plain& plain, Random& random) {
  const auto add_other = [&](Plain::Kind kind) {
    std::vector<Plain> of = {plain, random_filter(random, 1)};
    if (chance(random, 50)) std::swap(of[0], of[1]);
    return join_of(kind, std::move(of));
  };
  switch (pick(random, 0, 4)) {
    case 0: return add_other(Plain::Kind::any);
    case 1: return add_other(Plain::Kind::all);
    case 2:
      return plain.of.empty() ? plain
                              : plain.of[static_cast<std::size_t>(
                                    pick(random, 0, static_cast<std::int64_t>(plain.of.size()) - 1))];
    case 3: return join_of(Plain::Kind::negation, {join_of(Plain::Kind::negation, {plain})});
    default: {
      Plain more = plain;
      const Plain other = random_filter(random, 0);
      if (more.field == other.field)
        more.values.insert(more.values.end(), other.values.begin(), other.values.end());
      return more;
    }
  }
}

}  // namespace

TEST_CASE("law: what a filter implies is true of every ticket it matches", "[slow]") {
  Random random(61);
  int claimed = 0, met = 0;
  for (int round = 0; round < 3000; ++round) {
    const Plain plain = random_filter(random, 2), other = like(plain, random);
    const Filter narrow = parsed_by_log(plain, random), wide = parsed_by_log(other, random);
    const bool forth = implies(narrow, wide), back = implies(wide, narrow);
    claimed += forth + back;
    if (!forth && !back) continue;
    for (int tries = 0; tries < 12; ++tries) {
      const World world = random_world(random);
      INFO(narrow.to_text() << "  =>  " << wide.to_text());
      met += narrow.matches(world.facts());
      if (forth && narrow.matches(world.facts())) CHECK(wide.matches(world.facts()));
      if (back && wide.matches(world.facts())) CHECK(narrow.matches(world.facts()));
    }
  }
  CHECK(claimed > 1000);
  CHECK(met > 1000);
}

TEST_CASE("law: a filter that is never true matches nothing, and priorities left out never match", "[slow]") {
  Random random(67);
  int never = 0, left_out = 0;
  for (int round = 0; round < 12000; ++round) {
    const bool denies = chance(random, 30);
    Plain first = random_filter(random, 0), second = random_filter(random, 0);
    if (denies) second = join_of(Plain::Kind::negation, {like(first, random)});
    const Filter filter = parsed_by_log(join_of(Plain::Kind::all, {first, second}), random);
    const bool claims = never_true(filter);
    const auto priorities = priorities_of(filter);
    never += claims;
    for (int tries = 0; tries < 6; ++tries) {
      const World world = random_world(random);
      INFO(filter.to_text());
      const bool matches = filter.matches(world.facts());
      if (claims) CHECK_FALSE(matches);
      const Priority priority = world.ticket.priority;
      left_out += !priorities[priority];
      if (!priorities[priority]) CHECK_FALSE(matches);
    }
  }
  CHECK(never > 100);
  CHECK(left_out > 100);
}

TEST_CASE("filters that say less, and what cannot be told") {
  const auto follows = [](const char* narrow, const char* wide) {
    return implies(parsed_by_log(narrow), parsed_by_log(wide));
  };
  CHECK(follows("team:a", ""));
  CHECK_FALSE(follows("", "team:a"));
  CHECK(follows("team:a priority:urgent", "priority:high.."));
  CHECK(follows("customer:budi@acme.test", "customer:*@acme.test"));
  CHECK_FALSE(follows("customer:*@acme.test", "customer:budi@acme.test"));
  CHECK(follows("tag:a", "tag:a,b"));
  CHECK_FALSE(follows("tag:a,b", "tag:a"));
  CHECK(follows("tag:a or tag:b", "tag:a,b"));
  CHECK(follows("not:tag:a,b", "not:tag:a"));
  CHECK_FALSE(follows("team:a", "team:none"));
  CHECK(never_true(parsed_by_log("priority:urgent priority:low")));
  CHECK(never_true(parsed_by_log("team:a not:team:a,b")));
  CHECK_FALSE(never_true(parsed_by_log("tag:a tag:b")));
  CHECK_FALSE(never_true(parsed_by_log("team:a* team:ab")));
  CHECK(asks_priority_only(parsed_by_log("priority:urgent,high")));
  CHECK_FALSE(asks_priority_only(parsed_by_log("priority:urgent team:a")));
  CHECK(teams_of(parsed_by_log("team:a,B tag:x")) == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(teams_of(parsed_by_log("not:team:a")));
  CHECK_FALSE(teams_of(parsed_by_log("team:a* or team:b")));
}
