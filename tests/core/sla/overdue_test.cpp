// Overdue, at risk and without a target, compared with their definitions written out.
#include "core/filter/filter_world.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using tix::Clock;
using tix::ClockRow;
using tix::Instant;
using tix::Outcome;
using tix::Status;
using tix::WallSeconds;
using tix::filter_test::kNow;
using tix::filter_test::kWindow;
using tix::filter_test::Random;
using tix::filter_test::random_world;
using tix::filter_test::World;

Instant from_now(std::int64_t seconds) {
  return kNow + WallSeconds{seconds};
}

World with(ClockRow row, Status status = Status::open) {
  World w;
  w.ticket.status = status;
  w.clocks.push_back(row);
  return w;
}

ClockRow due_at(Instant due) {
  ClockRow row;
  row.clock = Clock::resolution;
  row.due_at = row.breached_at = due;
  row.has_promise = true;
  return row;
}

}  // namespace

TEST_CASE("the three answers hold to their definitions on random tickets") {
  Random random(11);
  int overdue = 0, at_risk = 0, no_target = 0;
  for (int round = 0; round < 20000; ++round) {
    const World w = random_world(random);
    const bool unresolved = w.ticket.status != Status::resolved && w.ticket.status != Status::closed;
    bool late = false, soon = false, promised = false;
    for (const ClockRow& row : w.clocks) {
      const bool one_of_four = row.clock == Clock::first_response || row.clock == Clock::next_response ||
                               row.clock == Clock::resolution || row.clock == Clock::promise;
      const bool standing = one_of_four && !(row.waived_at && *row.waived_at <= kNow);
      const bool still_open = row.outcome == Outcome::running || row.outcome == Outcome::paused;
      if (standing && still_open && row.breached_at && *row.breached_at < kNow) late = true;
      if (standing && row.outcome == Outcome::running && row.due_at && *row.due_at > kNow &&
          row.due_at->unix() <= kNow.unix() + 300)
        soon = true;
      if (row.has_promise) promised = true;
    }
    REQUIRE(is_overdue(w.facts()) == (unresolved && late));
    REQUIRE(is_at_risk(w.facts()) == (unresolved && soon && !late));
    REQUIRE(has_no_target(w.facts()) == (unresolved && !promised));
    overdue += is_overdue(w.facts());
    at_risk += is_at_risk(w.facts());
    no_target += has_no_target(w.facts());
  }
  CHECK(overdue > 100);
  CHECK(at_risk > 100);
  CHECK(no_target > 100);
}

TEST_CASE("overdue and at risk never hold together, and a later as-of never takes overdue away") {
  Random random(12);
  for (int round = 0; round < 5000; ++round) {
    World w = random_world(random);
    for (ClockRow& row : w.clocks) row.waived_at.reset();
    bool before = false;
    for (std::int64_t step = -600; step <= 600; step += 100) {
      const tix::TicketFacts facts{.ticket = w.ticket,
                                   .clocks = w.clocks,
                                   .customer = w.customer,
                                   .policy = w.policy,
                                   .names = w.names,
                                   .as_of = from_now(step),
                                   .reopen_window = kWindow,
                                   .soon = WallSeconds{300}};
      CHECK_FALSE((is_overdue(facts) && is_at_risk(facts)));
      CHECK((!before || is_overdue(facts)));
      before = is_overdue(facts);
    }
  }
}

TEST_CASE("a due in this very second is neither breached nor still to come") {
  CHECK_FALSE(is_overdue(with(due_at(kNow)).facts()));
  CHECK_FALSE(is_at_risk(with(due_at(kNow)).facts()));
  CHECK(is_overdue(with(due_at(from_now(-1))).facts()));
}

TEST_CASE("at risk looks ahead up to and with the last second of soon") {
  CHECK(is_at_risk(with(due_at(from_now(1))).facts()));
  CHECK(is_at_risk(with(due_at(from_now(300))).facts()));
  CHECK_FALSE(is_at_risk(with(due_at(from_now(301))).facts()));
}

TEST_CASE("a paused clock that breached is overdue; paused in time it is not at risk") {
  ClockRow row = due_at(from_now(-60));
  row.outcome = Outcome::paused;
  row.due_at.reset();
  CHECK(is_overdue(with(row, Status::pending).facts()));
  row = due_at(from_now(60));
  row.outcome = Outcome::paused;
  CHECK_FALSE(is_at_risk(with(row, Status::pending).facts()));
}

TEST_CASE("a waived clock makes nothing overdue or at risk from its waiving on") {
  ClockRow row = due_at(from_now(-60));
  row.waived_at = kNow;
  CHECK_FALSE(is_overdue(with(row).facts()));
  row.waived_at = from_now(1);
  CHECK(is_overdue(with(row).facts()));
  row = due_at(from_now(60));
  row.waived_at = kNow;
  CHECK_FALSE(is_at_risk(with(row).facts()));
}

TEST_CASE("resolved tickets, stopped clocks and clocks outside the four make nothing overdue") {
  CHECK_FALSE(is_overdue(with(due_at(from_now(-60)), Status::resolved).facts()));
  CHECK_FALSE(is_overdue(with(due_at(from_now(-60)), Status::closed).facts()));
  ClockRow row = due_at(from_now(-60));
  row.outcome = Outcome::breached;
  CHECK_FALSE(is_overdue(with(row).facts()));
  for (const Clock clock : {Clock::assignment, Clock::update, Clock::ownership}) {
    row = due_at(from_now(-60));
    row.clock = clock;
    CHECK_FALSE(is_overdue(with(row).facts()));
  }
}

TEST_CASE("a ticket whose clocks only measure was promised nothing") {
  const ClockRow measured;
  CHECK(has_no_target(with(measured).facts()));
  CHECK(has_no_target(World{}.facts()));
  CHECK_FALSE(has_no_target(with(measured, Status::resolved).facts()));
  for (const auto promise :
       {+[](ClockRow& row) { row.target_no = 1; }, +[](ClockRow& row) { row.due_at = kNow; },
        +[](ClockRow& row) { row.target = tix::Seconds{60}; },
        +[](ClockRow& row) { row.has_promise = true; }}) {
    ClockRow row;
    promise(row);
    CHECK_FALSE(has_no_target(with(row).facts()));
  }
}
