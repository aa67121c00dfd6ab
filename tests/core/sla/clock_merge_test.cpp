// What the survivor of a merge inherits: unanswered messages and their times, but never a breach before the
// merge.
#include "core/sla/life.hpp"
#include "tix/calendar/calendar.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

/// Answered at eleven. The target of next_response is two hours.
Life survivor() {
  Life life;
  life.created(at(10)).bound(at(10), with(promise(hours(20), hours(4)), Clock::next_response, hours(2)));
  return life.reply(at(11)).status(at(11), Status::open);
}

}  // namespace

TEST_CASE("the survivor's next_response starts at the oldest inherited message, its time counted") {
  Life life = survivor();
  life.absorbed(at(13), at(12, 30)).absorbed(at(13), at(12)).absorbed(at(13), at(12, 45));
  const auto cycles = life.cycles(Clock::next_response);
  REQUIRE(cycles.size() == 1);
  CHECK(cycles[0].started_at == at(12));
  CHECK(cycles[0].due_at == at(14));
  CHECK(cycles[0].elapsed == hours(1));
  CHECK(cycles[0].target_no == 1);
  CHECK_FALSE(life.clock(Clock::next_response).breached_as_of(at(14)));
  life.reply(at(14));
  CHECK(life.clock(Clock::next_response).outcome == Outcome::met);
  CHECK(life.clock(Clock::next_response).elapsed == hours(2));
  CHECK(life.clock(Clock::next_response).elapsed_wall == WallSeconds{7200});
}

TEST_CASE("never breached before the merge: what was late elsewhere is late here from the merge on") {
  Life life = survivor();
  life.absorbed(at(15), at(12));
  CHECK(life.clock(Clock::next_response).due_at == at(14));
  CHECK(life.clock(Clock::next_response).breached_at == at(15));
  CHECK(life.clock(Clock::next_response).reason == BreachReason::retarget);
  CHECK_FALSE(Life::row(life.as_of(at(14, 59, 59)), Clock::next_response));
  Life answered = life;
  answered.reply(at(15));
  CHECK(answered.clock(Clock::next_response).outcome == Outcome::met);
  life.reply(at(15, 0, 1));
  CHECK(life.clock(Clock::next_response).outcome == Outcome::breached);
}

TEST_CASE("an open cycle moves back to an older inherited message, and stays for a younger one") {
  Life life = survivor();
  life.received(at(13)).absorbed(at(13, 30), at(13, 10));
  CHECK(life.clock(Clock::next_response).started_at == at(13));
  CHECK(life.clock(Clock::next_response).due_at == at(15));
  life.absorbed(at(13, 40), at(12));
  const ClockRow row = life.clock(Clock::next_response);
  CHECK(life.cycles(Clock::next_response).size() == 1);
  CHECK(row.started_at == at(12));
  CHECK(row.due_at == at(14));
  CHECK(row.target_no == 1);
}

TEST_CASE("before the survivor's own first reply the inherited messages are first_response's") {
  Life life;
  life.created(at(10)).bound(at(10), with(promise({}, hours(4)), Clock::next_response, hours(1)));
  life.absorbed(at(12), at(9));
  CHECK(life.cycles(Clock::next_response).empty());
  CHECK(life.clock(Clock::first_response).due_at == at(14));
  Life outbound;
  outbound.created(at(10), kOutbound).bound(at(10), promise({}, hours(4))).absorbed(at(12), at(9));
  CHECK(outbound.clock(Clock::first_response).started_at == at(12));
}

TEST_CASE("a merged ticket that waits for nothing starts nothing; a resolved survivor waits for its reopen") {
  Life life = survivor();
  life.add(at(12), EventKind::absorbed, 8, 0);
  CHECK(life.cycles(Clock::next_response).empty());
  life.status(at(13), Status::resolved).absorbed(at(14), at(12));
  CHECK(life.cycles(Clock::next_response).empty());
  life.status(at(15), Status::open);
  CHECK(life.clock(Clock::next_response).started_at == at(15));
}

TEST_CASE("inherited time is counted by the survivor's hours, and a due set by hand stays where it is") {
  CalendarRules rules;
  rules.weekly.push_back({Weekday::mon, Weekday::sun, {{13 * 3600, 20 * 3600}}});
  Binding binding =
      with(promise({}, hours(4), std::make_shared<const Calendar>(rules)), Clock::next_response, hours(2));
  Life life;
  life.created(at(10)).bound(at(10), binding).reply(at(11)).absorbed(at(14), at(12));
  CHECK(life.clock(Clock::next_response).elapsed == hours(1));
  CHECK(life.clock(Clock::next_response).due_at == at(15));
  life.due_set(at(14), Clock::next_response, at(19)).absorbed(at(15), at(9));
  CHECK(life.clock(Clock::next_response).started_at == at(9));
  CHECK(life.clock(Clock::next_response).due_at == at(19));
}

TEST_CASE("a pending ticket that opens by itself goes on as if somebody had opened it") {
  Life woken, opened;
  for (Life* life : {&woken, &opened})
    life->created(at(10)).bound(at(10), with(promise(hours(2)), Clock::update, hours(2)));
  woken.status(at(11), Status::pending, at(13).unix()).add(at(13), EventKind::woken);
  opened.status(at(11), Status::pending).status(at(13), Status::open);
  CHECK(woken.now().clocks == opened.now().clocks);
  CHECK(woken.clock(Clock::resolution).due_at == at(14));
  CHECK(woken.clock(Clock::update).due_at == at(14));
}
