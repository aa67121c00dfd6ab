// Clocks at the edges of the rules: outbound tickets, merge and void, waiving, dues in odd places.
#include "core/sla/life.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

constexpr auto kResolution = stored_number(Clock::resolution);
constexpr auto kFirstResponse = stored_number(Clock::first_response);

/// A ticket with targets of one hour for first_response and four for resolution.
Life promised() {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(4), hours(1)));
  return life;
}

Life outbound() {
  Life life;
  life.created(at(10), kOutbound).bound(at(10), promise(hours(8), hours(1)));
  return life.message(at(10), MessageKind::reply).status(at(10), Status::open);
}

}  // namespace

TEST_CASE("resolution runs from the creation, also when we wrote first") {
  Life life = outbound();
  CHECK(life.clock(Clock::resolution).due_at == at(18));
  life.status(at(20), Status::resolved);
  CHECK(life.clock(Clock::resolution).breached_at == at(18));
  CHECK_FALSE(Life::row(life.now(), Clock::first_response));
}

TEST_CASE("outbound: a customer's thanks on a resolved ticket starts nothing; work taken up again does") {
  Life life = outbound();
  life.status(at(11), Status::resolved).message(at(12), MessageKind::received);
  CHECK_FALSE(Life::row(life.now(), Clock::first_response));
  life.status(at(14), Status::open);
  CHECK(life.clock(Clock::first_response).started_at == at(14));
  CHECK(life.clock(Clock::first_response).due_at == at(15));
}

TEST_CASE(
    "outbound: a message that reopens starts first_response; answered while resolved, nothing is owed") {
  Life reopened = outbound();
  reopened.status(at(11), Status::resolved).message(at(12), MessageKind::received);
  reopened.status(at(12), Status::open);
  CHECK(reopened.clock(Clock::first_response).due_at == at(13));
  Life answered = outbound();
  answered.status(at(11), Status::resolved).message(at(12), MessageKind::received);
  answered.message(at(13), MessageKind::reply).status(at(14), Status::open);
  CHECK_FALSE(Life::row(answered.now(), Clock::first_response));
}

TEST_CASE("a merge is no verdict: after a reopen the first true resolve is the first resolution") {
  for (const ResolutionId left : {kMergedResolution, kVoidResolution}) {
    Life life = promised();
    life.status(at(11), Status::closed, left.value).status(at(12), Status::open);
    CHECK_FALSE(Life::row(life.now(), Clock::first_resolution));
    CHECK(life.clock(Clock::resolution).outcome == Outcome::running);
    CHECK(life.clock(Clock::resolution).due_at == at(15));
    const Outcome ended = left == kVoidResolution ? Outcome::dropped : Outcome::merged;
    CHECK(life.clock(Clock::first_response).outcome == ended);  // not no_reply: nobody refused to answer
    life.status(at(13), Status::resolved, 1).status(at(14), Status::open);
    CHECK(Life::row(life.now(), Clock::first_resolution)->outcome == Outcome::met);
    CHECK(Life::row(life.now(), Clock::first_resolution)->stopped_at == at(13));
  }
}

TEST_CASE("a merge keeps verdicts reached; what ran late until then keeps its breach") {
  Life life = promised();
  life.message(at(10, 30), MessageKind::reply);
  life.add(at(15), EventKind::merged, 8).status(at(15), Status::closed, kMergedResolution.value);
  CHECK(life.clock(Clock::first_response).outcome == Outcome::met);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::merged);
  CHECK(life.clock(Clock::resolution).breached_at == at(14));
}

TEST_CASE("void of a ticket that was resolved drops all its clocks; the resolve stays in the flow") {
  Life life = promised();
  life.status(at(11), Status::resolved, 1).status(at(12), Status::closed, kVoidResolution.value);
  for (const ClockRow& row : life.now().clocks) CHECK(row.outcome == Outcome::dropped);
  CHECK(life.now().open_intervals.front().closed_by == ClosedBy::resolved);
  life.status(at(13), Status::open).status(at(13, 30), Status::resolved, 1);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::met);
  CHECK(Life::row(life.now(), Clock::first_resolution)->stopped_at == at(11));
}

TEST_CASE("a resolved ticket does not change: a binding learnt of after it is not taken") {
  Life life = promised();
  life.bound(at(13), promise(hours(1))).status(at(12), Status::resolved, 1);
  const Folded folded = life.now();
  CHECK(folded.ticket.binding == BindingId{1});
  CHECK(folded.state_intervals.back().binding == BindingId{1});
  CHECK(life.clock(Clock::resolution).target == hours(4));
  life.status(at(14), Status::open);
  CHECK(life.clock(Clock::resolution).due_at == at(16));
  CHECK(life.clock(Clock::resolution).target_no == 1);
}

TEST_CASE("paused exactly at the due is met; running on from there is late at the resume") {
  Life life = promised();
  life.status(at(14), Status::pending);
  CHECK_FALSE(life.clock(Clock::resolution).breached_at);
  Life stopped = life;
  stopped.status(at(20), Status::resolved);
  CHECK(stopped.clock(Clock::resolution).outcome == Outcome::met);
  CHECK(stopped.clock(Clock::resolution).due_at == at(14));
  life.status(at(20), Status::open);
  CHECK(life.clock(Clock::resolution).due_at == at(14));
  CHECK(life.clock(Clock::resolution).breached_at == at(20));
  CHECK(life.clock(Clock::resolution).reason == BreachReason::ran_past);
  life.status(at(20), Status::resolved);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::met);
}

TEST_CASE("a due set by hand before the creation is broken from the creation on") {
  Life life = promised();
  life.due_set(at(10), Clock::resolution, at(3));
  CHECK(life.clock(Clock::resolution).due_at == at(3));
  CHECK(life.clock(Clock::resolution).breached_at == at(10));
  CHECK(life.now().overdue_at == at(10));
  CHECK_FALSE(life.as_of(at(10)).clocks[1].breached_as_of(at(10)));
}

TEST_CASE("a due set by hand holds over a reopen") {
  Life life = promised();
  life.due_set(at(11), Clock::resolution, at(30)).status(at(12), Status::resolved);
  life.status(at(20), Status::open);
  CHECK(life.clock(Clock::resolution).due_at == at(30));
  life.status(at(31), Status::resolved);
  CHECK(life.clock(Clock::resolution).breached_at == at(30));
}

TEST_CASE("a target that ends after the last instant never falls due") {
  Life life;
  life.created(at(10)).bound(at(10), promise(Seconds{std::numeric_limits<std::int64_t>::max()}));
  CHECK(life.clock(Clock::resolution).due_at == Instant::open_end());
  CHECK_FALSE(life.clock(Clock::resolution).breached_as_of(Instant::last()));
  life.status(at(11), Status::pending).status(at(12), Status::open).status(at(13), Status::resolved);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::met);
}

TEST_CASE("on hold, a binding that runs on hold wakes the clock, and one that does not halts it") {
  Life life;
  Binding halts = promise(hours(4)), runs = promise(hours(4));
  halts.hold_runs = false;
  life.created(at(10)).bound(at(10), halts).status(at(11), Status::hold);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::paused);
  life.bound(at(12), runs);
  CHECK(life.clock(Clock::resolution).due_at == at(15));
  life.bound(at(13), halts);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::paused);
  CHECK(life.clock(Clock::resolution).elapsed == hours(2));
  CHECK(life.clock(Clock::resolution).target_no == 1);
}

TEST_CASE("one clock waived leaves the other overdue; cycle 0 is the last") {
  Life life = promised();
  CHECK(life.now().overdue_at == at(11));
  life.add(at(12), EventKind::waived, kFirstResponse, 0);
  CHECK(life.now().overdue_at == at(14));
  life.add(at(12), EventKind::waived, kResolution, 2);  // there is no such cycle
  CHECK(life.now().overdue_at == at(14));
  life.add(at(13), EventKind::waived, kResolution, 1);
  CHECK_FALSE(life.now().overdue_at);
}

TEST_CASE("no target: both clocks measure, and neither is met or breached") {
  Life life;
  life.created(at(10)).message(at(11), MessageKind::reply).status(at(12), Status::resolved);
  for (const ClockRow& row : life.now().clocks) {
    CHECK(row.outcome == Outcome::measured);
    CHECK(row.target_no == 0);
    CHECK_FALSE(row.due_at);
  }
  CHECK(life.clock(Clock::first_response).elapsed == hours(1));
}

TEST_CASE("a reply in the second of creation is a response of no time; so is a resolve") {
  Life life = promised();
  life.message(at(10), MessageKind::reply).status(at(10), Status::resolved);
  CHECK(life.clock(Clock::first_response).outcome == Outcome::met);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::met);
  CHECK(life.clock(Clock::resolution).elapsed == Seconds{0});
}

TEST_CASE("a hand-over counts the agent who follows a pause in the queue, whatever the team does") {
  Life life;
  life.created(at(10)).add(at(11), EventKind::agent, 5).add(at(12), EventKind::agent, 0);
  life.add(at(13), EventKind::team, 3);
  CHECK(life.now().ticket.hops == 0);  // the first team, and nobody new
  life.add(at(14), EventKind::agent, 6);
  CHECK(life.now().ticket.hops == 1);
  life.status(at(15), Status::resolved).add(at(16), EventKind::team, 4);
  CHECK(life.now().ticket.hops == 2);
}
