// State, spans and stays follow from the events alone.
#include "core/sla/life.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

TEST_CASE("spans are what changed when; changes within one second leave one span") {
  Life life;
  life.created(at(10))
      .add(at(10), EventKind::team, 3)
      .add(at(11), EventKind::agent, 5)
      .status(at(11), Status::open);
  life.status(at(12), Status::pending).status(at(12), Status::open);
  const Folded folded = life.now();
  REQUIRE(folded.state_intervals.size() == 2);
  CHECK(folded.state_intervals[0].from == at(10));
  CHECK(folded.state_intervals[0].to == at(11));
  CHECK(folded.state_intervals[0].team == TeamId{3});
  CHECK(folded.state_intervals[1].agent == AgentId{5});
  CHECK(folded.state_intervals[1].to == Instant::open_end());
}

TEST_CASE("created and resolved in one second is still both") {
  Life life;
  life.created(at(10)).status(at(10), Status::resolved, 1);
  const Folded folded = life.now();
  REQUIRE(folded.open_intervals.size() == 1);
  CHECK(folded.open_intervals[0].from == folded.open_intervals[0].to);
  CHECK(folded.open_intervals[0].closed_by == ClosedBy::resolved);
  CHECK(folded.ticket.resolved_at == at(10));
}

TEST_CASE("closed keeps the resolution of the resolve; a reopen clears it") {
  Life life;
  life.created(at(10)).status(at(11), Status::resolved, 2).status(at(12), Status::closed);
  CHECK(life.now().ticket.resolution == ResolutionId{2});
  CHECK(life.now().ticket.closed_at == at(12));
  life.status(at(13), Status::open);
  CHECK_FALSE(life.now().ticket.resolution);
  CHECK(life.now().ticket.reopens == 1);
}

TEST_CASE("a hand-over is a change of team or agent after the first; both in one second are one") {
  Life life;
  life.created(at(10)).add(at(10), EventKind::team, 3).add(at(10), EventKind::agent, 5);
  CHECK(life.now().ticket.hops == 0);
  life.add(at(11), EventKind::team, 4).add(at(11), EventKind::agent, 6);
  CHECK(life.now().ticket.hops == 1);
  life.add(at(12), EventKind::agent, 0).add(at(13), EventKind::agent, 6);
  CHECK(life.now().ticket.hops == 1);
  life.add(at(14), EventKind::agent, 5);
  CHECK(life.now().ticket.hops == 2);
}

TEST_CASE("of a hand-over there and back within one second nothing is left") {
  Life life;
  life.created(at(10)).add(at(10), EventKind::team, 3).add(at(10), EventKind::agent, 5);
  life.add(at(11), EventKind::team, 4).add(at(11), EventKind::agent, 6);
  CHECK(life.now().ticket.hops == 1);
  life.add(at(11), EventKind::team, 3).add(at(11), EventKind::agent, 5);
  CHECK(life.now().ticket.hops == 0);
  life.add(at(12), EventKind::agent, 6).add(at(12), EventKind::agent, 0);
  CHECK(life.now().ticket.hops == 0);
  life.add(at(13), EventKind::agent, 5);
  CHECK(life.now().ticket.hops == 0);  // agent 6 never had it
  life.add(at(14), EventKind::agent, 6).add(at(14), EventKind::agent, 7);
  CHECK(life.now().ticket.hops == 1);
}

TEST_CASE("unanswered counts customer messages since the last public reply") {
  Life life;
  life.created(at(10)).message(at(10), MessageKind::received).message(at(11), MessageKind::received);
  CHECK(life.now().ticket.unanswered == 2);
  life.message(at(12), MessageKind::note);
  CHECK(life.now().ticket.unanswered == 2);
  life.message(at(13), MessageKind::reply);
  CHECK(life.now().ticket.unanswered == 0);
  CHECK(life.now().ticket.replies == 1);
}

TEST_CASE("pending until T opens by itself at T") {
  Life life;
  life.created(at(10)).status(at(11), Status::pending, at(15).unix()).add(at(15), EventKind::woken);
  CHECK(life.as_of(at(14, 59, 59)).ticket.status == Status::pending);
  CHECK(life.as_of(at(14, 59, 59)).ticket.opens_at == at(15));
  const Folded folded = life.now();
  CHECK(folded.ticket.status == Status::open);
  CHECK_FALSE(folded.ticket.opens_at);
  CHECK(folded.ticket.in_state_since == at(15));
  CHECK(folded.ticket.updated_at == at(11));  // nobody did anything at fifteen
  CHECK(folded.state_intervals.back().from == at(15));
}

TEST_CASE("pending until T stays as somebody left it in between") {
  Life held;
  held.created(at(10)).status(at(11), Status::pending, at(15).unix()).add(at(15), EventKind::woken);
  held.status(at(12), Status::hold);
  CHECK(held.now().ticket.status == Status::hold);
  Life longer;
  longer.created(at(10)).status(at(11), Status::pending, at(15).unix()).add(at(15), EventKind::woken);
  longer.status(at(12), Status::pending, at(18).unix()).add(at(18), EventKind::woken);
  CHECK(longer.as_of(at(16)).ticket.status == Status::pending);
  CHECK(longer.now().ticket.status == Status::open);
  Life without;
  without.created(at(10)).status(at(11), Status::pending, at(15).unix()).add(at(15), EventKind::woken);
  without.status(at(12), Status::pending);
  CHECK(without.now().ticket.status == Status::pending);
}

TEST_CASE("links, watchers and escalations are counted") {
  const auto causes = stored_number(LinkKind::causes);
  Life life;
  life.created(at(10)).add(at(10), EventKind::linked, 8, causes).add(at(10), EventKind::linked, 9, causes);
  life.add(at(10), EventKind::linked, 9, stored_number(LinkKind::relates_to));
  life.add(at(11), EventKind::unlinked, 8, causes);
  life.add(at(11), EventKind::watched, 5)
      .add(at(11), EventKind::watched, 6)
      .add(at(11), EventKind::watched, 5);
  life.add(at(12), EventKind::unwatched, 5);
  life.add(at(12), EventKind::escalated, 0).add(at(13), EventKind::escalated, 1);
  CHECK(life.now().ticket.incidents == 1);
  CHECK(life.now().ticket.watchers == std::vector{AgentId{6}});
  CHECK(life.now().ticket.escalations == 2);
  CHECK(life.now().ticket.escalated_at == at(13));
  life.add(at(14), EventKind::deescalated);
  CHECK_FALSE(life.now().ticket.escalated_at);
  CHECK(life.now().ticket.escalations == 2);
}

TEST_CASE("what a merged ticket's customer waits for is the survivor's to answer") {
  Life life;
  life.created(at(10)).add(at(11), EventKind::absorbed, 8, at(9).unix());
  life.add(at(11), EventKind::absorbed, 9, 0);
  CHECK(life.now().ticket.unanswered == 1);
  life.message(at(12), MessageKind::reply);
  CHECK(life.now().ticket.unanswered == 0);
}
