// The clocks next_response and update.
#include "core/sla/life.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

/// Answered at eleven, so first_response has stopped. Targets: next_response one hour, update two.
Life answered() {
  Binding binding = promise(hours(20), hours(4));
  binding = with(with(binding, Clock::next_response, hours(1)), Clock::update, hours(2));
  Life life;
  life.created(at(10)).bound(at(10), binding).received(at(10));
  return life.reply(at(11)).status(at(11), Status::open);
}

}  // namespace

TEST_CASE("the customer writes twice, one answer: one next_response cycle from the first message") {
  Life life;
  life.created(at(9)).bound(at(9), with(promise(hours(8), hours(1)), Clock::next_response, hours(1)));
  life.reply(at(9, 30)).received(at(10)).received(at(10, 20)).reply(at(10, 50));
  const auto cycles = life.cycles(Clock::next_response);
  REQUIRE(cycles.size() == 1);
  CHECK(cycles[0].started_at == at(10));
  CHECK(cycles[0].stopped_at == at(10, 50));
  CHECK(cycles[0].elapsed == Seconds{50 * 60});
  CHECK(cycles[0].outcome == Outcome::met);
}

TEST_CASE("before the first reply all messages are first_response's; that reply answers them") {
  Life life;
  life.created(at(10)).bound(at(10), with(promise({}, hours(4)), Clock::next_response, hours(1)));
  life.received(at(10)).received(at(12));
  CHECK(life.cycles(Clock::next_response).empty());
  life.reply(at(13));
  CHECK(life.cycles(Clock::next_response).empty());
  life.received(at(14));
  CHECK(life.cycles(Clock::next_response).at(0).started_at == at(14));
}

TEST_CASE("next_response waits in every unresolved state, and a second question is a second cycle") {
  Life life = answered();
  life.received(at(12)).status(at(12, 10), Status::pending).status(at(12, 20), Status::hold);
  CHECK(life.cycles(Clock::next_response).at(0).due_at == at(13));
  life.reply(at(13, 0, 1)).received(at(14)).message(at(14, 10), MessageKind::note).reply(at(14, 30));
  const auto cycles = life.cycles(Clock::next_response);
  REQUIRE(cycles.size() == 2);
  CHECK(cycles[0].outcome == Outcome::breached);
  CHECK(cycles[0].breached_at == at(13));
  CHECK(cycles[1].cycle == 2);
  CHECK(cycles[1].outcome == Outcome::met);
  CHECK(cycles[1].elapsed == Seconds{1800});
}

TEST_CASE("asked and answered in one second: there was no cycle, and the next is the first") {
  Life life = answered();
  life.received(at(12)).reply(at(12));
  CHECK(life.cycles(Clock::next_response).empty());
  life.received(at(13));
  CHECK(life.cycles(Clock::next_response).at(0).cycle == 1);
}

TEST_CASE("a message that reopens starts next_response; thanks alone do not") {
  Life life = answered();
  life.status(at(12), Status::resolved).received(at(13));
  CHECK(life.cycles(Clock::next_response).empty());
  Life reopened = life;
  reopened.status(at(13), Status::open);
  CHECK(reopened.cycles(Clock::next_response).at(0).started_at == at(13));
  life.status(at(15), Status::open);  // taken up again later: it is unanswered from then on
  CHECK(life.cycles(Clock::next_response).at(0).started_at == at(15));
}

TEST_CASE("a resolve answers what was asked before it: a reopen by hand asks nothing anew") {
  Life life = answered();
  life.received(at(12)).status(at(12, 30), Status::resolved).status(at(14), Status::open);
  const auto cycles = life.cycles(Clock::next_response);
  REQUIRE(cycles.size() == 1);
  CHECK(cycles[0].outcome == Outcome::met);
  CHECK(cycles[0].stopped_at == at(12, 30));

  Life unanswered;  // resolved without any reply
  unanswered.created(at(10)).bound(at(10), with(promise({}, hours(4)), Clock::next_response, hours(1)));
  unanswered.received(at(10)).status(at(11), Status::resolved).status(at(12), Status::open);
  CHECK(unanswered.cycles(Clock::next_response).empty());
  CHECK(unanswered.clock(Clock::first_response).outcome == Outcome::no_reply);
  unanswered.received(at(13));
  CHECK(unanswered.cycles(Clock::next_response).at(0).started_at == at(13));
}

TEST_CASE("outbound: the customer's first message is first_response's, the one after its answer is not") {
  Life life;
  life.created(at(10), kOutbound).bound(at(10), with(promise({}, hours(4)), Clock::next_response, hours(1)));
  life.reply(at(10)).received(at(12));
  CHECK(life.cycles(Clock::next_response).empty());
  life.reply(at(13)).received(at(14));
  CHECK(life.cycles(Clock::next_response).at(0).started_at == at(14));
}

TEST_CASE("update: each public reply ends a silence and begins the next") {
  Life life = answered();
  life.message(at(11, 30), MessageKind::note).message(at(11, 40), MessageKind::notice).reply(at(12));
  life.reply(at(14, 0, 1)).status(at(15), Status::resolved);
  const auto cycles = life.cycles(Clock::update);
  REQUIRE(cycles.size() == 4);
  const Outcome outcomes[] = {Outcome::met, Outcome::met, Outcome::breached, Outcome::met};
  const Instant starts[] = {at(10), at(11), at(12), at(14, 0, 1)};
  for (std::size_t i = 0; i < cycles.size(); ++i) {
    CHECK(cycles[i].cycle == static_cast<int>(i) + 1);
    CHECK(cycles[i].started_at == starts[i]);
    CHECK(cycles[i].outcome == outcomes[i]);
  }
  CHECK(cycles[2].breached_at == at(14));
}

TEST_CASE("update waits while the customer's turn lasts, runs on hold whatever the policy says") {
  Life life = answered();
  Binding halts = life.bindings[BindingId{1}];
  halts.hold_runs = false;
  life.status(at(11, 30), Status::pending).bound(at(12), halts);
  CHECK(life.cycles(Clock::update).at(1).outcome == Outcome::paused);
  life.status(at(15), Status::hold);
  CHECK(life.cycles(Clock::update).at(1).due_at == at(16, 30));
  life.status(at(16), Status::resolved).reply(at(17)).status(at(18), Status::open);
  const auto cycles = life.cycles(Clock::update);
  REQUIRE(cycles.size() == 3);
  CHECK(cycles[1].outcome == Outcome::met);
  CHECK(cycles[2].started_at == at(18));  // not with the reply on the resolved ticket
}

TEST_CASE("no row without a target; a hand-set due makes one, and only for the cycle it was set in") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(8), hours(4))).reply(at(11));
  CHECK(life.now().clocks.size() == 2);
  life.due_set(at(12), Clock::update, at(13));
  REQUIRE(life.cycles(Clock::update).size() == 1);
  CHECK(life.cycles(Clock::update)[0].cycle == 2);
  CHECK(life.cycles(Clock::update)[0].breached_at == at(13));
  life.reply(at(12, 30));
  CHECK(life.cycles(Clock::update).size() == 1);
  CHECK(life.cycles(Clock::update)[0].outcome == Outcome::met);
}

TEST_CASE("waiving takes one cycle of one clock, and no other") {
  Life life = answered();
  life.received(at(12)).reply(at(14)).received(at(15));
  life.add(at(15, 30), EventKind::waived, stored_number(Clock::next_response), 1);
  const auto cycles = life.cycles(Clock::next_response);
  CHECK(cycles.at(0).waived_at == at(15, 30));
  CHECK_FALSE(cycles.at(1).waived_at);
  CHECK(life.now().overdue_at == at(16));
  life.add(at(15, 40), EventKind::waived, stored_number(Clock::next_response), 0);
  CHECK(life.now().overdue_at == at(30));  // the resolution's
}
