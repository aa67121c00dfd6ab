// The choice among random agents, compared with a slow and obvious one.
#include "core/policy/small_desk.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/routing/roster.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <deque>
#include <tuple>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

constexpr std::int64_t kTeams = 2, kSkills = 3;

/// Makes agents with random values in every field of a roster.
struct Crew {
  std::deque<AgentPolicy> policies;
  Roster roster;
};

void add_random_agent(Random& random, Crew& crew) {
  AgentPolicy& policy = crew.policies.emplace_back();
  // Names whose order differs from that of the file.
  policy.name =
      std::string(1, static_cast<char>('a' + pick(random, 0, 25))) + std::to_string(crew.policies.size());
  policy.capacity = static_cast<int>(pick(random, 1, 5));
  policy.active = pick(random, 0, 9) != 0;
  RosterAgent agent;
  agent.id = AgentId{static_cast<std::int64_t>(crew.policies.size())};
  agent.policy = &policy;
  agent.team = TeamId{pick(random, 1, kTeams)};
  for (std::int64_t skill = 1; skill <= kSkills; ++skill)
    if (pick(random, 0, 2)) agent.skills.emplace_back(SkillId{skill}, static_cast<int>(pick(random, 1, 3)));
  agent.held.load = pick(random, 0, 5);
  if (pick(random, 0, 2)) agent.assigned_at = at(0) + WallSeconds{pick(random, 0, 3)};
  if (pick(random, 0, 5) == 0) agent.away_until = at(100);
  if (pick(random, 0, 5) == 0) agent.opens_at = at(100);
  crew.roster.agents.push_back(std::move(agent));
}

RoutingNeed random_need(Random& random) {
  RoutingNeed need;
  need.team = TeamId{pick(random, 0, kTeams)};
  if (pick(random, 0, 1)) need.skills.emplace_back(SkillId{pick(random, 1, kSkills)}, pick(random, 1, 3));
  need.not_to = AgentId{pick(random, 0, 8)};
  return need;
}

/// The rule of the documentation, written out.
bool can_take(const RosterAgent& agent, const RoutingNeed& need) {
  bool can = agent.policy->active && !agent.opens_at && !agent.away_until;
  if (need.team) can = can && agent.team == need.team;
  for (const auto& [skill, level] : need.skills) {
    int own = 0;
    for (const auto& [known, at_level] : agent.skills)
      if (known == skill) own = at_level;
    can = can && own >= level;
  }
  return can && agent.held.load < agent.policy->capacity && agent.id != need.not_to;
}

const RosterAgent* slow_choice(const Roster& roster, const RoutingNeed& need) {
  constexpr std::int64_t kCommon = 60;  // of all capacities
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string, const RosterAgent*>> all;
  for (const RosterAgent& agent : roster.agents)
    if (can_take(agent, need))
      all.emplace_back(agent.held.load * (kCommon / agent.policy->capacity),
                       agent.assigned_at ? agent.assigned_at->unix() : -9'000'000'000, agent.policy->name,
                       &agent);
  std::ranges::sort(all);
  return all.empty() ? nullptr : std::get<3>(all.front());
}

Crew random_crew(Random& random) {
  Crew crew;
  for (std::int64_t n = pick(random, 0, 8); n > 0; --n) add_random_agent(random, crew);
  return crew;
}

}  // namespace

TEST_CASE("the choice is the slow one, whatever the order of the agents") {
  Random random{41};
  int chosen = 0;
  for (int round = 0; round < 4000; ++round) {
    Crew crew = random_crew(random);
    const RoutingNeed need = random_need(random);
    const RosterAgent* expected = slow_choice(crew.roster, need);
    const AgentId id = expected ? expected->id : AgentId{};
    chosen += expected != nullptr;
    const RosterAgent* choice = choose(crew.roster, need);
    REQUIRE((choice ? choice->id : AgentId{}) == id);
    std::ranges::shuffle(crew.roster.agents, random);
    choice = choose(crew.roster, need);
    REQUIRE((choice ? choice->id : AgentId{}) == id);
  }
  CHECK(chosen > 500);
}

TEST_CASE(
    "every agent gets a verdict: one is chosen when somebody can take it, and beats the others who can") {
  Random random{42};
  const NameTable names;
  const Zone& zone = Zone::find("UTC");
  for (int round = 0; round < 1500; ++round) {
    const Crew crew = random_crew(random);
    const RoutingNeed need = random_need(random);
    const RosterAgent* choice = choose(crew.roster, need);
    const auto all = verdicts(crew.roster, need);
    REQUIRE(all.size() == crew.roster.agents.size());
    for (const AgentVerdict& verdict : all) {
      CHECK(verdict.chosen == (verdict.agent == choice));
      CHECK((verdict.obstacle == Obstacle::none) == can_take(*verdict.agent, need));
      CHECK_FALSE(reason_of(verdict, need, names, zone).empty());
      if (verdict.obstacle != Obstacle::none || verdict.chosen) continue;
      CHECK(beats(*choice, *verdict.agent) == verdict.beaten);
      CHECK_FALSE(beats(*verdict.agent, *choice));
    }
    CHECK_FALSE(nobody_because(crew.roster, need, names).empty());
  }
}

TEST_CASE("a roster asks each agent's own calendar, else the team's") {
  SmallDesk small;
  CalendarRules office;
  office.weekly = {{Weekday::mon, Weekday::fri, parse_hours("09:00-17:00")}};
  small.desk.calendars.emplace("office", std::make_shared<const Calendar>(office));
  small.desk.teams[0].calendar = "office";
  small.desk.agents[1].calendar = "none such";
  const Instant saturday = parse_rfc3339("2026-08-08T10:00:00Z");
  const Roster roster = roster_of(small.desk, small.names, saturday);
  REQUIRE(roster.agents.size() == 4);
  CHECK(roster.agents[0].opens_at == parse_rfc3339("2026-08-10T09:00:00Z"));
  CHECK_FALSE(roster.agents[1].opens_at);
  CHECK_FALSE(roster.agents[2].opens_at);  // a team without a calendar works around the clock
  const Roster monday = roster_of(small.desk, small.names, parse_rfc3339("2026-08-10T09:00:00Z"));
  CHECK_FALSE(monday.agents[0].opens_at);
}

TEST_CASE("a ticket weighs what its priority does while its resolution clock runs") {
  SmallDesk small;
  small.desk.weights = {4, 2, 1, 1};
  Case one(small, at(0));
  CHECK(weight_of(small.desk, one.ticket(), one.folded.clocks) == 1);
  one.record(prioritize(small.action_context(at(10)), one.ticket(), Priority::urgent));
  CHECK(weight_of(small.desk, one.ticket(), one.folded.clocks) == 4);
  one.record(set_status(small.action_context(at(20)), one.ticket(), {Status::pending, {}, {}}));
  CHECK(weight_of(small.desk, one.ticket(), one.folded.clocks) == 0);
  one.record(set_status(small.action_context(at(30)), one.ticket(), {Status::resolved, {}, {}}));
  CHECK(weight_of(small.desk, one.ticket(), one.folded.clocks) == 0);
}
