// The state cases of the clock rules, one by one.
#include "core/sla/life.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

TEST_CASE("raised to urgent: breached at the change, because of it") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(8))).bound(at(13), promise(hours(2)));
  life.status(at(14), Status::resolved);
  const ClockRow row = life.clock(Clock::resolution);
  CHECK(row.breached_at == at(13));
  CHECK(row.reason == BreachReason::retarget);
  CHECK(row.due_at == at(12));
  CHECK(row.target_no == 2);
  CHECK(row.elapsed == hours(4));
}

TEST_CASE("relaxing never erases a breach") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(2))).bound(at(12, 30), promise(hours(8)));
  life.status(at(15), Status::resolved);
  const ClockRow row = life.clock(Clock::resolution);
  CHECK(row.outcome == Outcome::breached);
  CHECK(row.breached_at == at(12));
  CHECK(row.reason == BreachReason::ran_past);
}

TEST_CASE("a reopen resumes the same cycle, resolved time not counted") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(4))).status(at(11), Status::resolved);
  life.status(at(15), Status::open).status(at(17, 30), Status::resolved);
  const ClockRow row = life.clock(Clock::resolution);
  CHECK(row.elapsed == Seconds{3 * 3600 + 1800});
  CHECK(row.outcome == Outcome::met);
  CHECK(row.cycle == 1);
  const auto first = Life::row(life.now(), Clock::first_resolution);
  REQUIRE(first);
  CHECK(first->stopped_at == at(11));
  CHECK(first->outcome == Outcome::met);
}

TEST_CASE("a reply that leaves it pending stops first_response and pauses resolution") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(4), hours(1)));
  life.message(at(10, 30), MessageKind::reply).status(at(10, 30), Status::pending);
  CHECK(life.clock(Clock::first_response).outcome == Outcome::met);
  const ClockRow row = life.clock(Clock::resolution);
  CHECK(row.outcome == Outcome::paused);
  CHECK_FALSE(row.due_at);
  CHECK_FALSE(row.breached_at);
  CHECK(row.elapsed == Seconds{1800});
}

TEST_CASE("stopped at the due is met, a second later breached") {
  for (const int late : {0, 1}) {
    Life life;
    life.created(at(10)).bound(at(10), promise(hours(4))).status(at(14, 0, late), Status::resolved);
    CHECK(life.clock(Clock::resolution).outcome == (late ? Outcome::breached : Outcome::met));
  }
}

TEST_CASE("resolved without any reply: no_reply in time, breached when late") {
  for (const bool late : {false, true}) {
    Life life;
    life.created(at(10)).bound(at(10), promise(hours(9), hours(1)));
    life.status(late ? at(11, 0, 1) : at(11), Status::resolved);
    CHECK(life.clock(Clock::first_response).outcome == (late ? Outcome::breached : Outcome::no_reply));
  }
}

TEST_CASE("retarget into the past while paused: breached at the resume, and not before") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(8))).status(at(13), Status::pending);
  life.bound(at(14), promise(hours(2)));
  CHECK_FALSE(life.clock(Clock::resolution).breached_at);
  life.status(at(16), Status::open);
  CHECK(life.clock(Clock::resolution).breached_at == at(16));
  CHECK(life.clock(Clock::resolution).reason == BreachReason::retarget);
  CHECK(life.clock(Clock::resolution).due_at == at(12));
}

TEST_CASE("retargeted into the past and stopped in that very second: met") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(8))).bound(at(13), promise(hours(2)));
  life.status(at(13), Status::resolved);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::met);
}

TEST_CASE("a due set by hand does not move with pauses, priority or policy, and cannot breach while paused") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(1))).due_set(at(10), Clock::resolution, at(15));
  life.status(at(11), Status::pending).bound(at(12), promise(hours(2)));
  CHECK_FALSE(life.clock(Clock::resolution).breached_at);
  life.status(at(13), Status::open);
  CHECK(life.clock(Clock::resolution).due_at == at(15));
  CHECK_FALSE(life.clock(Clock::resolution).target);
  life.status(at(14), Status::pending).status(at(17), Status::open);
  CHECK(life.clock(Clock::resolution).breached_at == at(17));
}

TEST_CASE("clearing a due set by hand is a retarget") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(1))).due_set(at(10), Clock::resolution, at(20));
  life.add(at(12), EventKind::due_cleared, stored_number(Clock::resolution));
  const ClockRow row = life.clock(Clock::resolution);
  CHECK(row.due_at == at(11));
  CHECK(row.breached_at == at(12));
  CHECK(row.reason == BreachReason::retarget);
}

TEST_CASE("an imported ticket without a promise has none, whatever the policy says") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(1)));
  life.add(at(10), EventKind::due_none, stored_number(Clock::resolution));
  const ClockRow row = life.clock(Clock::resolution);
  CHECK_FALSE(row.due_at);
  CHECK_FALSE(row.breached_at);
  CHECK_FALSE(row.has_promise);
}

TEST_CASE("hold runs or pauses as the policy says") {
  for (const bool hold_runs : {true, false}) {
    Binding binding = promise(hours(4));
    binding.hold_runs = hold_runs;
    Life life;
    life.created(at(10)).bound(at(10), binding).status(at(11), Status::hold);
    CHECK(life.clock(Clock::resolution).outcome == (hold_runs ? Outcome::running : Outcome::paused));
  }
}

TEST_CASE("merged: running clocks stop as merged, breaches reached stay; later nothing escalates") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(9), hours(1)));
  life.add(at(12), EventKind::merged, 8).status(at(12), Status::closed, kMergedResolution.value);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::merged);
  CHECK_FALSE(life.clock(Clock::resolution).breached_at);
  CHECK(life.clock(Clock::first_response).breached_at == at(11));
  CHECK_FALSE(life.now().overdue_at);
  CHECK(life.now().open_intervals.front().closed_by == ClosedBy::merged);
}

TEST_CASE("void takes a ticket's clocks out of the statistics") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(9), hours(1))).message(at(10, 30), MessageKind::reply);
  life.status(at(12), Status::closed, kVoidResolution.value);
  for (const ClockRow& row : life.now().clocks) CHECK(row.outcome == Outcome::dropped);
  CHECK(life.now().open_intervals.front().closed_by == ClosedBy::voided);
}

TEST_CASE("a waived clock is out of overdue from then on") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(1)));
  CHECK(life.now().overdue_at == at(11));
  life.add(at(12), EventKind::waived, stored_number(Clock::resolution), 1);
  CHECK_FALSE(life.now().overdue_at);
  CHECK(life.clock(Clock::resolution).breached_as_of(at(13)));
  CHECK_FALSE(life.clock(Clock::resolution).waived_as_of(at(11, 59)));
}

TEST_CASE("an outbound ticket waits for the customer before first_response starts") {
  Life life;
  life.created(at(10), kOutbound).bound(at(10), promise(hours(8), hours(1)));
  CHECK_FALSE(Life::row(life.now(), Clock::first_response));
  life.message(at(12), MessageKind::received);
  CHECK(life.clock(Clock::first_response).due_at == at(13));
}

TEST_CASE("what the source could not hold has no row; what nobody promised is measured all the same") {
  Life life;
  life.created(at(10), std::int64_t{1} << static_cast<int>(Clock::first_response))
      .bound(at(10), promise({}, hours(1)));
  CHECK_FALSE(Life::row(life.now(), Clock::first_response));
  life.status(at(11), Status::resolved);
  CHECK(life.clock(Clock::resolution).outcome == Outcome::measured);
  CHECK(life.clock(Clock::resolution).elapsed == hours(1));
}
