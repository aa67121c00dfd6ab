// The clocks assignment and ownership.
#include "core/sla/life.hpp"
#include "tix/calendar/calendar.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

constexpr std::int64_t kBudi = 5, kSari = 6;
constexpr std::int64_t kFront = 3, kBack = 4;

Life queued() {
  Life life;
  return life.created(at(10)).bound(at(10), with(promise(hours(20)), Clock::assignment, hours(1)));
}

Binding owned_within(std::optional<Seconds> target) {
  return with(promise(hours(20)), Clock::ownership, target);
}

/// Open from 12:00 to 18:00 UTC, every day.
std::shared_ptr<const Calendar> afternoons() {
  CalendarRules rules;
  rules.weekly.push_back({Weekday::mon, Weekday::sun, {{12 * 3600, 18 * 3600}}});
  return std::make_shared<const Calendar>(rules);
}

}  // namespace

TEST_CASE("assignment: from the creation until somebody has it, and again when it is back in the queue") {
  Life life = queued();
  life.agent(at(10, 30), kBudi).status(at(10, 30), Status::open);
  life.agent(at(11), kSari);  // handed over, not queued
  life.agent(at(12), 0).status(at(12, 10), Status::pending);
  CHECK(life.cycles(Clock::assignment).at(1).due_at == at(13));  // it runs in every unresolved state
  life.agent(at(13, 0, 1), kBudi);
  const auto cycles = life.cycles(Clock::assignment);
  REQUIRE(cycles.size() == 2);
  CHECK(cycles[0].outcome == Outcome::met);
  CHECK(cycles[0].agent == AgentId{kBudi});
  CHECK(cycles[0].elapsed == Seconds{1800});
  CHECK(cycles[1].started_at == at(12));
  CHECK(cycles[1].breached_at == at(13));
}

TEST_CASE("assigned in the second of creation: no assignment cycle") {
  Life life = queued();
  life.agent(at(10), kBudi);
  CHECK(life.cycles(Clock::assignment).empty());
  life.agent(at(11), 0).agent(at(11), kSari).agent(at(12), 0);
  CHECK(life.cycles(Clock::assignment).at(0).cycle == 1);
  CHECK(life.cycles(Clock::assignment).at(0).started_at == at(12));
}

TEST_CASE("a resolve ends the wait for an agent; a reopen begins another only when nobody has it") {
  Life life = queued();
  life.status(at(10, 30), Status::resolved).agent(at(11), kBudi).agent(at(12), 0);
  CHECK(life.cycles(Clock::assignment).size() == 1);  // a resolved ticket waits for nobody
  CHECK(life.cycles(Clock::assignment)[0].outcome == Outcome::met);
  Life kept = life;
  kept.agent(at(13), kBudi).status(at(14), Status::open);
  CHECK(kept.cycles(Clock::assignment).size() == 1);
  life.status(at(14), Status::open);
  CHECK(life.cycles(Clock::assignment).at(1).started_at == at(14));
}

TEST_CASE("ownership: from the team's first second until another has it, credited to the one that had it") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(20))).team(at(11), kFront);
  life.bound(at(11), owned_within(hours(2))).agent(at(11), kBudi);
  life.team(at(13, 0, 1), kBack).bound(at(13, 0, 1), owned_within(hours(3)));
  const auto cycles = life.cycles(Clock::ownership);
  REQUIRE(cycles.size() == 2);
  CHECK(cycles[0].started_at == at(11));
  CHECK(cycles[0].breached_at == at(13));
  CHECK(cycles[0].team == TeamId{kFront});
  CHECK(cycles[0].target_no == 1);
  CHECK(cycles[1].team == TeamId{kBack});
  CHECK(cycles[1].due_at == at(16, 0, 1));
  CHECK(cycles[1].target_no == 1);  // the former team's target held for no time
}

TEST_CASE("a team without a target has no ownership row, and is no part of the former team's") {
  Life life;
  life.created(at(10)).team(at(10), kFront).bound(at(10), owned_within(hours(2)));
  life.team(at(11), kBack).bound(at(11), owned_within({}));
  REQUIRE(life.cycles(Clock::ownership).size() == 1);
  CHECK(life.cycles(Clock::ownership)[0].stopped_at == at(11));
  life.team(at(12), 0);
  life.team(at(13), kFront).bound(at(13), owned_within(hours(2)));
  CHECK(life.cycles(Clock::ownership).at(1).started_at == at(13));
  CHECK(life.cycles(Clock::ownership).at(1).cycle == 3);
}

TEST_CASE("ownership runs as resolution does, stops with it, and begins anew at a reopen") {
  Life life;
  Binding halts = owned_within(hours(4));
  halts.hold_runs = false;
  life.created(at(10)).team(at(10), kFront).bound(at(10), halts);
  life.status(at(11), Status::pending).status(at(13), Status::open).status(at(14), Status::hold);
  CHECK(life.cycles(Clock::ownership).at(0).outcome == Outcome::paused);
  CHECK(life.cycles(Clock::ownership).at(0).elapsed == hours(2));
  life.status(at(15), Status::resolved).status(at(18), Status::open);
  const auto cycles = life.cycles(Clock::ownership);
  REQUIRE(cycles.size() == 2);
  CHECK(cycles[0].outcome == Outcome::met);
  CHECK(cycles[1].started_at == at(18));
  CHECK(cycles[1].due_at == at(22));
}

TEST_CASE("a due set by hand on a team's hold ends with it") {
  Life life;
  life.created(at(10)).team(at(10), kFront).bound(at(10), owned_within(hours(2)));
  life.due_set(at(10, 30), Clock::ownership, at(11)).team(at(11, 30), kBack);
  CHECK(life.cycles(Clock::ownership).at(0).breached_at == at(11));
  CHECK(life.cycles(Clock::ownership).at(1).due_at == at(13, 30));
}

TEST_CASE("ownership is counted by the team's hours, the other clocks by the policy's") {
  Binding binding = with(promise(hours(4), {}, nullptr), Clock::ownership, hours(4));
  Life life;
  life.created(at(10)).team(at(10), kFront).bound(at(10), binding);
  CHECK(life.clock(Clock::ownership).due_at == at(14));  // none of its own: the policy's
  binding.ownership_calendar = afternoons();
  life.bound(at(11), binding);
  CHECK(life.clock(Clock::ownership).due_at == at(15));  // an hour before, three from noon
  CHECK(life.clock(Clock::resolution).due_at == at(14));
  CHECK(life.clock(Clock::ownership).target_no == 1);
  life.status(at(16), Status::resolved);
  CHECK(life.clock(Clock::ownership).elapsed == hours(5));
  CHECK(life.clock(Clock::ownership).elapsed_wall == WallSeconds{6 * 3600});
}
