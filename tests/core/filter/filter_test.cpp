// Laws of the filter language on random filters and tickets.
#include "tix/filter/filter.hpp"

#include "core/filter/filter_reference.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

namespace {

using tix::Filter;
using tix::FilterUse;
using tix::Status;
using tix::filter_test::one_of;
using tix::filter_test::Plain;
using tix::filter_test::Random;
using tix::filter_test::random_filter;
using tix::filter_test::random_world;
using tix::filter_test::World;
using tix::filter_test::written;

Filter parsed(const std::string& text, FilterUse use = FilterUse::query) {
  return Filter::parse(text, use, {nullptr, "", tix::filter_test::kNow, nullptr});
}

std::vector<World> random_worlds(Random& random, int count) {
  std::vector<World> worlds;
  for (int i = 0; i < count; ++i) worlds.push_back(random_world(random));
  return worlds;
}

}  // namespace

TEST_CASE("a filter answers as the definitions do, however it is written") {
  Random random(21);
  const std::vector<World> worlds = random_worlds(random, 200);
  int yes = 0, no = 0;
  for (int round = 0; round < 3000; ++round) {
    const Plain plain = random_filter(random, 3);
    const std::string text = written(plain, random);
    INFO(text);
    const Filter filter = parsed(text);
    const Filter again = parsed(filter.to_text());
    INFO(filter.to_text());
    for (int i = 0; i < 10; ++i) {
      const World& world = one_of(random, worlds);
      const bool expected = answer(plain, world);
      REQUIRE(filter.matches(world.facts()) == expected);
      REQUIRE(again.matches(world.facts()) == expected);
      ++(expected ? yes : no);
    }
    CHECK(again.to_text() == filter.to_text());
    CHECK(filter.text() == text);
  }
  CHECK(yes > 2000);
  CHECK(no > 2000);
}

TEST_CASE("not is the complement, a space the intersection, or the union, parentheses change nothing") {
  Random random(22);
  const std::vector<World> worlds = random_worlds(random, 100);
  for (int round = 0; round < 500; ++round) {
    const std::string a = "(" + written(random_filter(random, 2), random) + ")";
    const std::string b = "(" + written(random_filter(random, 2), random) + ")";
    const Filter left = parsed(a), right = parsed(b);
    const Filter complement = parsed("not:" + a), both = parsed(a + " " + b), either = parsed(a + " or " + b);
    for (int i = 0; i < 5; ++i) {
      const tix::TicketFacts facts = one_of(random, worlds).facts();
      const bool in_a = left.matches(facts), in_b = right.matches(facts);
      CHECK(complement.matches(facts) == !in_a);
      CHECK(both.matches(facts) == (in_a && in_b));
      CHECK(either.matches(facts) == (in_a || in_b));
      CHECK(parsed("((" + a + "))").matches(facts) == in_a);
    }
  }
}

TEST_CASE("a filter that says only_unresolved matches no resolved or closed ticket") {
  Random random(23);
  std::vector<World> ended;
  while (ended.size() < 200) {
    World world = random_world(random);
    if (!world.ticket.unresolved()) ended.push_back(std::move(world));
  }
  int said = 0;
  for (int round = 0; round < 3000; ++round) {
    const Filter filter = parsed(written(random_filter(random, 2), random));
    if (!filter.only_unresolved()) continue;
    ++said;
    for (int i = 0; i < 20; ++i) REQUIRE_FALSE(filter.matches(one_of(random, ended).facts()));
  }
  CHECK(said > 100);
}

TEST_CASE("only_unresolved sees through not, or and a space") {
  for (const char* text : {"is:open", "status:open,hold", "not:status:resolved,closed",
                           "is:overdue team:none", "is:overdue or status:new",
                           "not:(status:resolved or status:closed)", "is:at-risk,paused", "not:status:*ed"})
    CHECK(parsed(text).only_unresolved());
  for (const char* text : {"", "team:none", "status:open,closed", "not:is:open", "is:overdue or team:none",
                           "not:status:resolved", "is:breached", "is:open,breached"})
    CHECK_FALSE(parsed(text).only_unresolved());
}

TEST_CASE("fields are named once, in the order of the table") {
  CHECK(parsed("x.b:1 team:a not:(org:c or team:d) x.a:2 id:1 is:open").fields() ==
        std::vector<std::string_view>{"id", "team", "org", "x."});
  CHECK(parsed("").fields().empty());
}

TEST_CASE("blank filters match everything") {
  Random random(24);
  for (const char* text : {"", " ", "\t\n"}) {
    const Filter filter = parsed(text);
    CHECK(filter.empty());
    CHECK(filter.tree() == nullptr);
    CHECK(filter.to_text().empty());
    CHECK(filter.matches(random_world(random).facts()));
  }
  CHECK(Filter{}.matches(random_world(random).facts()));
}

TEST_CASE("a copy of a filter outlives the first") {
  World world;
  Filter copy;
  {
    const Filter first = parsed("status:new");
    copy = first;
  }
  CHECK(copy.matches(world.facts()));
}

TEST_CASE("what each form means") {
  World w;
  w.ticket.title = "Printer on fire";
  w.ticket.team = w.names.intern<tix::TeamId>("Frontline");
  w.ticket.tags = {w.names.intern<tix::LabelId>("spam"), w.names.intern<tix::LabelId>("vip")};
  w.ticket.priority = tix::Priority::urgent;
  w.customer.address = "Ana@ACME.test";
  for (const char* text : {"team:frontline",
                           "TEAM:FRONTLINE",
                           "team:other,frontline",
                           "team:front*",
                           "agent:none",
                           "tag:vip",
                           "tag:SPAM",
                           "not:agent:budi",
                           "customer:*@acme.test",
                           "title:*ON*fire",
                           "title:\"printer on fire\"",
                           "title:*\" on \"*",
                           "priority:urgent,high tag:spam",
                           "team:none or tag:vip",
                           "tag:nix or tag:vip priority:urgent",
                           "not:not:tag:vip",
                           "-tag:nix",
                           "not:(tag:nix team:frontline)",
                           "ref:none",
                           "x.region:none",
                           "breached:none",
                           "is:open",
                           "is:unassigned,overdue",
                           "status:*",
                           "team:*",
                           "id:0",
                           "hops:1,0",
                           "policy:none"}) {
    INFO(text);
    CHECK(parsed(text).matches(w.facts()));
  }
  for (const char* text :
       {"team:front", "team:none", "team:\"none\"", "not:tag:spam", "tag:none", "ref:*", "x.region:*",
        "title:printer", "title:\"\\*\"", "(tag:nix or tag:vip) priority:low", "is:overdue", "is:breached",
        "age:..1s", "created:1970-01-13", "breached:*", "hops:1", "status:closed", "agent:*",
        "customer:\"\\*@acme.test\""}) {
    INFO(text);
    CHECK_FALSE(parsed(text).matches(w.facts()));
  }
}

TEST_CASE("resolved past the reopen window is closed to a filter") {
  World w;
  w.ticket.status = Status::resolved;
  w.ticket.resolved_at = tix::filter_test::kNow - tix::filter_test::kWindow;
  CHECK(parsed("status:closed").matches(w.facts()));
  CHECK_FALSE(parsed("status:resolved").matches(w.facts()));
}

TEST_CASE("@me is who runs the command, stars and all") {
  World w;
  w.ticket.agent = w.names.intern<tix::AgentId>("b*di");
  const auto mine = [&](std::string me) {
    return Filter::parse("agent:@me", FilterUse::query, {&w.names, std::move(me), {}, nullptr});
  };
  CHECK(mine("B*di").matches(w.facts()));
  CHECK(mine("B*di").to_text() == "agent:\"b\\*di\"");
  CHECK_FALSE(mine("nobody known").matches(w.facts()));
  w.ticket.watchers = {w.ticket.agent};
  const Filter watched = Filter::parse("is:watched", FilterUse::query, {&w.names, "B*di", {}, nullptr});
  CHECK(watched.matches(w.facts()));
  CHECK(watched.to_text() == "watcher:\"b\\*di\"");
  CHECK_THROWS_AS(parsed("is:watched"), tix::Error);
}

TEST_CASE("as understood") {
  const auto understood = [](const char* text) { return parsed(text).to_text(); };
  CHECK(understood("  Team:A,b   OR (not:TAG:x) ") == "team:a,b or not:tag:x");
  CHECK(understood("status:*ed is:open,overdue") == "status:resolved,closed (is:open or is:overdue)");
  CHECK(understood("title:\"two words\"* x.\"My Field\":none,1") ==
        "title:\"two words*\" x.\"my field\":1,none");
  CHECK(understood("-(id:1 hops:02 or tag:\"none\")") == "not:(id:1 hops:2 or tag:\"none\")");
}
