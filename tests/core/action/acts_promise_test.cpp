// Until, promises, waivers and dues by hand: their effects, and what they refuse.
#include "tix/action/acts_promise.hpp"

#include "core/policy/small_desk.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

StatusChange pending_until(Instant until) {
  StatusChange change;
  change.to = Status::pending;
  change.until = until;
  return change;
}

Status status_as_of(const Case& one, const SmallDesk& desk, Instant when) {
  return fold(TicketId{7}, until(one.events, when), desk.bindings).ticket.status;
}

}  // namespace

TEST_CASE("pending until T is pending before T and open from T on, unless somebody acts before") {
  Random random{47};
  int woke = 0, moved = 0;
  for (int round = 0; round < 300; ++round) {
    SmallDesk desk;
    Case one(desk, at(0));
    const Instant wake = at(1) + WallSeconds{pick(random, 1, 20 * 3600)};
    one.record(set_status(desk.action_context(at(1)), one.ticket(), pending_until(wake)));
    CHECK(status_as_of(one, desk, wake - WallSeconds{1}) == Status::pending);
    CHECK(status_as_of(one, desk, wake) == Status::open);
    const Instant later = at(1) + WallSeconds{pick(random, 1, 20 * 3600)};
    const Ticket then = fold(TicketId{7}, until(one.events, later), desk.bindings).ticket;
    const ActionContext context = desk.action_context(later);
    const auto kind = pick(random, 0, 2);
    if (kind == 0) one.record(set_status(context, then, {Status::hold, "parts", "", {}}));
    if (kind == 1) one.record(set_status(context, then, {Status::resolved, "", "", {}}));
    if (kind == 2) one.record(*receive(context, then, "here I am", Received::message));
    const Status expected = kind == 0 ? Status::hold : kind == 1 ? Status::resolved : Status::open;
    CHECK(one.ticket().status == expected);
    CHECK(status_as_of(one, desk, later) == expected);
    (later < wake ? moved : woke) += 1;
  }
  CHECK(moved > 50);
  CHECK(woke > 50);
}

TEST_CASE("until belongs to pending and lies ahead; another one replaces it") {
  SmallDesk desk;
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  StatusChange hold = pending_until(at(2));
  hold.to = Status::open;
  CHECK(said([&] { set_status(context, one.ticket(), hold); }).message ==
        "--until applies to the status pending, not to open");
  CHECK(said([&] { set_status(context, one.ticket(), pending_until(at(1))); }).kind == ErrorKind::usage);
  one.record(set_status(context, one.ticket(), pending_until(at(5))));
  const Ticket then = fold(TicketId{7}, until(one.events, at(2)), desk.bindings).ticket;
  CHECK(set_status(desk.action_context(at(2)), then, pending_until(at(5))).empty());
  CHECK(set_status(desk.action_context(at(2)), then, {Status::pending, "", "", {}}).empty());
  one.record(set_status(desk.action_context(at(2)), then, pending_until(at(9))));
  CHECK(status_as_of(one, desk, at(5)) == Status::pending);
  CHECK(status_as_of(one, desk, at(9)) == Status::open);
}

TEST_CASE("a promise lies ahead, and is kept only while it stands") {
  SmallDesk desk;
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  CHECK(said([&] { promise(context, one.ticket(), at(1), ""); }).kind == ErrorKind::usage);
  const auto keep = [&](Instant when) {
    return keep_promise(desk.action_context(when), one.ticket(), one.events);
  };
  CHECK(said([&] { keep(at(1)); }).message == "ticket 7 has no open promise");
  one.record(promise(context, one.ticket(), at(4), "a new router"));
  CHECK(one.events.back().b == at(4).unix());
  one.record(keep(at(2)));
  CHECK(said([&] { keep(at(3)); }).kind == ErrorKind::refused);
  one.record(promise(desk.action_context(at(3)), one.ticket(), at(8), ""));
  one.record(set_status(desk.action_context(at(4)), one.ticket(), {Status::resolved, "", "", {}}));
  CHECK(said([&] { keep(at(5)); }).kind == ErrorKind::refused);
  const Said refusal = said([&] { promise(desk.action_context(at(5)), one.ticket(), at(8), ""); });
  CHECK(refusal.message == "ticket 7 is resolved");
  CHECK(refusal.hint == "tix reopen 7");
}

TEST_CASE("only a clock the ticket has is waived or given a due, with a reason") {
  SmallDesk desk;
  desk.desk.slas[2].targets = {};  // no targets: first_response and resolution are measured all the same
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  CHECK(said([&] { directed_clock("first_resolution"); }).kind == ErrorKind::usage);
  CHECK(said([&] { directed_clock("resolutoin"); }).hint == "did you mean resolution?");
  CHECK(said([&] { waive(context, one.folded, Clock::resolution, {}, ""); }).message ==
        "a reason is required");
  const Said refusal = said([&] { waive(context, one.folded, Clock::promise, {}, "r"); });
  CHECK(refusal.message == "ticket 7 has no promise clock");
  CHECK(refusal.hint.find("resolution") != std::string::npos);
  CHECK(said([&] { waive(context, one.folded, Clock::resolution, 2, "r"); }).message ==
        "ticket 7 has no cycle 2 of the resolution clock");
  one.record(waive(context, one.folded, Clock::resolution, {}, "power cut"));
  CHECK(Life::row(one.folded, Clock::resolution)->waived_at == at(1));
  CHECK(waive(desk.action_context(at(2)), one.folded, Clock::resolution, {}, "again").empty());

  one.record(set_due(desk.action_context(at(2)), one.folded, Clock::resolution, {EventKind::due_set, at(9)},
                     "agreed"));
  CHECK(Life::row(one.folded, Clock::resolution)->due_at == at(9));
  one.record(set_due(desk.action_context(at(3)), one.folded, Clock::resolution, {EventKind::due_cleared, {}},
                     "off"));
  CHECK_FALSE(Life::row(one.folded, Clock::resolution)->due_at);
  one.record(reply(desk.action_context(at(4)), one.ticket(), "here", {}));
  CHECK(said([&] {
          set_due(desk.action_context(at(5)), one.folded, Clock::first_response, {EventKind::due_set, at(9)},
                  "r");
        }).message == "ticket 7 has a stopped first_response clock, whose due can no longer change");
}

TEST_CASE("only what is unresolved is merged or merged into, and never into itself") {
  SmallDesk desk;
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  CHECK(said([&] { merge(context, one.ticket(), TicketId{7}); }).message ==
        "ticket 7 cannot be merged into itself");
  one.record(merge(context, one.ticket(), TicketId{9}));
  CHECK(one.ticket().status == Status::closed);
  CHECK(one.ticket().resolution == kMergedResolution);
  for (const ClockRow& row : one.folded.clocks) CHECK(row.outcome == Outcome::merged);
  CHECK(relations(one.events).merged_into == TicketId{9});
  CHECK(said([&] { merge(desk.action_context(at(2)), one.ticket(), TicketId{9}); }).kind ==
        ErrorKind::refused);
  CHECK(said([&] { absorb(desk.action_context(at(2)), one.ticket(), TicketId{8}, {}); }).kind ==
        ErrorKind::refused);
}
