// The names that a desk declares, and those that the next desk must keep.
#include "desk/file/desk_file_names.hpp"

#include "desk/file/desk_file.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using tix::Desk;
using tix::NameKind;
using tix::desk::check_successor;
using tix::desk::DeskName;

Desk desk_of(const std::string& text) {
  return tix::desk::read_desk_file(text, "d");
}

tix::AgentPolicy agent_named(const char* name) {
  tix::AgentPolicy agent;
  agent.name = name;
  return agent;
}

bool refused(const Desk& before, const Desk& after, const tix::desk::NameInUse& in_use) {
  try {
    check_successor(before, after, in_use);
    return false;
  } catch (const tix::Error& error) {
    CHECK(error.kind() == tix::ErrorKind::desk);
    return true;
  }
}

}  // namespace

TEST_CASE("a desk may follow another exactly when every agent in use is kept or taken over", "[desk_names]") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    Desk before, after;
    std::set<std::string> used, kept;
    for (const char* name : {"a", "b", "c", "d", "e"}) {
      if (random() % 4 != 0) before.agents.push_back(agent_named(name));
      if (random() % 2 == 0) used.insert(name);
      const auto fate = random() % 4;
      if (fate == 0) continue;
      tix::AgentPolicy now = agent_named(name);
      now.active = fate != 1;
      if (fate == 2) {
        now.name += "2";
        now.renamed_from = name;
      }
      after.agents.push_back(now);
      kept.insert(name);
    }
    const bool all_kept = std::ranges::all_of(before.agents, [&](const tix::AgentPolicy& agent) {
      return !used.contains(agent.name) || kept.contains(agent.name);
    });
    const auto in_use = [&](NameKind kind, std::string_view name) {
      return kind == NameKind::agent && used.contains(std::string(name));
    };
    CHECK(refused(before, after, in_use) == !all_kept);
  }
}

TEST_CASE("the refusal names every agent and team that is missing", "[desk_names]") {
  const Desk before = desk_of("[agent.budi]\n[agent.sari]\n[team.frontline]\n[desk]\ncategories = ['x']\n");
  const auto everything = [](NameKind, std::string_view) { return true; };
  const auto nothing = [](NameKind, std::string_view) { return false; };
  CHECK_NOTHROW(check_successor(before, before, everything));
  CHECK_NOTHROW(check_successor(before, Desk{}, nothing));
  try {
    check_successor(before, desk_of("[agent.sari]"), everything);
    FAIL("no error");
  } catch (const tix::Error& error) {
    CHECK(std::string(error.what()) ==
          "the desk file lacks names that tickets use: agent 'budi', team 'frontline'; accepted: the same "
          "name, or renamed_from = \"...\" under the new name");
    CHECK(error.hint() == "keep former agents and teams in the file with active = false");
  }
}

TEST_CASE("names of a desk: each once, with the built-in resolutions and the tags actions set",
          "[desk_names]") {
  const Desk desk = desk_of(R"(
[desk]
categories = ["login"]
hold_reasons = ["vendor"]
resolutions = ["no-answer"]
[agent.ann]
renamed_from = "anne"
[agent.bob]
active = false
[team.first]
[[rule]]
name = "r"
on = ["created"]
do = ["tag:major", "tag:major", "tag:seen"]
)");
  const std::vector<DeskName> expected = {
      {NameKind::agent, "ann", true, "anne"},
      {NameKind::agent, "bob", false, ""},
      {NameKind::team, "first", true, ""},
      {NameKind::category, "login", true, ""},
      {NameKind::resolution, "fixed", true, ""},
      {NameKind::resolution, "answered", true, ""},
      {NameKind::resolution, "duplicate", true, ""},
      {NameKind::resolution, "declined", true, ""},
      {NameKind::resolution, "void", true, ""},
      {NameKind::resolution, "merged", true, ""},
      {NameKind::resolution, "no-answer", true, ""},
      {NameKind::hold_reason, "vendor", true, ""},
      {NameKind::label, "major", true, ""},
      {NameKind::label, "seen", true, ""},
      {NameKind::rule, "r", true, ""},
  };
  CHECK(tix::desk::names_in(desk) == expected);
}
