// Laws of acts on random sequences: the ticket becomes what they record.
#include "core/policy/small_desk.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

std::string any_agent(Random& random) {
  return one_of<const char*>(random, {"", "", "budi", "sari", "made", "gone", "@me"});
}
std::string any_team(Random& random) {
  return one_of<const char*>(random, {"", "frontline", "specialists", "dissolved"});
}
Status any_status(Random& random) {
  return static_cast<Status>(pick(random, 0, 5));
}

std::vector<NewEvent> any_act(Random& random, const ActionContext& context, const Ticket& ticket) {
  switch (pick(random, 0, 9)) {
    case 0: return assign(context, ticket, {any_agent(random), any_team(random), false, ""});
    case 1: return assign(context, ticket, {"", any_team(random), pick(random, 0, 1) == 1, ""});
    case 2: return reply(context, ticket, "look", {});
    case 3: return reply(context, ticket, "look", any_status(random));
    case 4: return note(context, ticket, one_of<const char*>(random, {"", "hm"}));
    case 5:
      return receive(context, ticket, "still", pick(random, 0, 1) == 1 ? Received::thanks : Received::message)
          .value_or(std::vector<NewEvent>{});
    case 6: return prioritize(context, ticket, static_cast<Priority>(pick(random, 0, 3)));
    case 7: return reopen(context, ticket, "");
    default:
      return set_status(context, ticket,
                        {any_status(random), one_of<const char*>(random, {"", "vendor", "parts", "frogs"}),
                         one_of<const char*>(random, {"", "", "", "answered", "void", "frogs"})});
  }
}

/// Returns the value of the last new event of a kind, or else the value before.
std::int64_t said(const std::vector<NewEvent>& new_events, EventKind kind, std::int64_t was) {
  for (const NewEvent& new_event : new_events)
    if (new_event.kind == kind) was = new_event.a;
  return was;
}

}  // namespace

TEST_CASE("acts only refuse, and what they record is what the ticket then is") {
  Random random{17};
  int recorded = 0, refused = 0;
  for (int round = 0; round < 400; ++round) {
    SmallDesk desk;
    Instant when = at(0);
    Case one(desk, when);
    Instant last_act = when;
    for (int n = 0; n < 12; ++n) {
      if (pick(random, 0, 4)) when = when + WallSeconds{pick(random, 1, 3 * 86400)};
      INFO("round " << round << ", act " << n);
      const Ticket before = one.ticket();
      std::vector<NewEvent> new_events;
      try {
        new_events = any_act(random, desk.action_context(when), before);
      } catch (const Error& error) {
        CHECK((error.kind() == ErrorKind::refused || error.kind() == ErrorKind::usage));
        ++refused;
        continue;
      }
      if (new_events.empty()) continue;
      ++recorded;
      last_act = when;
      for (const NewEvent& new_event : new_events) {
        CHECK(new_event.at == when);
        CHECK(new_event.actor == desk.me);
      }
      one.record(new_events);
      const Ticket& after = one.ticket();
      CHECK(one.folded == fold(TicketId{7}, one.events, desk.bindings));
      CHECK(after.updated_at == last_act);
      CHECK(stored_number(after.status) == said(new_events, EventKind::status, stored_number(before.status)));
      CHECK(after.agent.value == said(new_events, EventKind::agent, before.agent.value));
      CHECK(after.team.value == said(new_events, EventKind::team, before.team.value));
      CHECK(stored_number(after.priority) ==
            said(new_events, EventKind::priority, stored_number(before.priority)));
    }
  }
  CHECK(recorded > 1000);
  CHECK(refused > 1000);
}

TEST_CASE("a ticket is whole after every act") {
  Random random{19};
  for (int round = 0; round < 400; ++round) {
    SmallDesk desk;
    Instant when = at(0);
    Case one(desk, when);
    for (int n = 0; n < 12; ++n) {
      when = when + WallSeconds{pick(random, 0, 2 * 86400)};
      const Ticket before = one.ticket();
      try {
        one.record(any_act(random, desk.action_context(when), before));
      } catch (const Error&) {
        CHECK(one.folded == fold(TicketId{7}, one.events, desk.bindings));
        continue;
      }
      const Ticket& ticket = one.ticket();
      INFO("round " << round << ", act " << n << ": " << name_of(before.status) << " to "
                    << name_of(ticket.status));
      CHECK(ticket.unresolved() == !ticket.resolution);
      CHECK(ticket.unresolved() == !ticket.resolved_at);
      CHECK((ticket.status == Status::closed) == ticket.closed_at.has_value());
      CHECK((ticket.status == Status::hold) == static_cast<bool>(ticket.hold_reason));
      if (before.status != Status::new_) CHECK(ticket.status != Status::new_);
      if (ticket.status == Status::new_) CHECK_FALSE(ticket.agent);
      if (before.status == Status::closed) CHECK(ticket.status == Status::closed);
      if (!ticket.unresolved())
        for (const ClockRow& row : one.folded.clocks) CHECK_FALSE(is_open(row.outcome));
    }
  }
}

TEST_CASE("after a team alone is assigned, the agent is one of it or nobody") {
  Random random{23};
  int kept = 0, cleared = 0;
  for (int round = 0; round < 300; ++round) {
    SmallDesk desk;
    Case one(desk, at(0));
    const ActionContext context = desk.action_context(at(1));
    one.record(assign(context, one.ticket(),
                      {one_of<const char*>(random, {"budi", "sari", "made"}),
                       one_of<const char*>(random, {"", "frontline", "specialists"}), false, ""}));
    const Ticket before = one.ticket();
    one.record(
        assign(context, before, {"", one_of<const char*>(random, {"frontline", "specialists"}), false, ""}));
    const Ticket& after = one.ticket();
    CHECK(after.status == Status::open);
    if (after.team == before.team) {
      CHECK(after.agent == before.agent);
      continue;
    }
    CHECK(after.agent == (context.belongs(before.agent, after.team) ? before.agent : AgentId{}));
    ++(after.agent ? kept : cleared);
  }
  CHECK(kept > 20);
  CHECK(cleared > 20);
}
