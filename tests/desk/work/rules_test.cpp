// Rules on commands act once when their condition becomes true, in order, and never start one another.
#include "desk/sweep/swept_desk.hpp"
#include "tix/action/acts_edit.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

constexpr const char* kRuledDesk = R"(
[desk]
zone = "UTC"
[team.frontline]
lead = "sari"
[team.specialists]
[agent.sari]
team = "frontline"
[agent.made]
team = "specialists"
[[rule]]
name = "outage"
on = ["created", "changed"]
when = "tag:outage"
do = ["priority:urgent", "tag:major", "notify:lead"]
[[rule]]
name = "major goes up"
on = ["created", "changed"]
when = "tag:major"
do = ["team:specialists", "assign:auto", "message:late"]
[[rule]]
name = "each message"
on = ["received"]
do = ["tag:wrote"]
[[rule]]
name = "each answer"
on = ["replied"]
when = "tag:wrote"
do = ["tag:answered"]
[message.late]
body = "{agent} of {team} has #{id}."
)";

int fired(ImportDesk& desk, TicketId id, std::string_view rule) {
  const NameTable names = store::load_names(desk.database());
  const auto events = store::events_of(desk.database(), id);
  return static_cast<int>(std::ranges::count_if(events, [&](const Event& event) {
    return event.kind == EventKind::rule_fired && names.text(event.a) == rule;
  }));
}

TicketId made(ImportDesk& desk, std::vector<std::string> tags) {
  desk::Work work(desk.database(), {"made", "made", "create", kNow});
  const ActionContext context = work.action_context(kNow);
  NewTicket ticket = titled("one");
  ticket.tags = std::move(tags);
  const TicketId id = desk::act_new(work, context, create(context, ticket)).id;
  work.commit();
  return id;
}

template <class Decide>
void act_now(ImportDesk& desk, TicketId id, const Decide& decide) {
  desk.now = desk.now + WallSeconds{60};
  desk::Work work(desk.database(), {"sari", "sari", "act", desk.now});
  const ActionContext context = work.action_context(desk.now);
  desk::act(work, context, id, decide(context, work.ticket(id, desk.now)));
  work.commit();
}

}  // namespace

TEST_CASE("a rule acts once when its condition becomes true, and starts no other") {
  ImportDesk desk(kRuledDesk);
  const TicketId id = made(desk, {"outage"});
  CHECK(fired(desk, id, "outage") == 1);
  CHECK(fired(desk, id, "major goes up") == 0);  // the tag was a rule's
  CHECK(store::read_projection(desk.database(), id)->ticket.priority == Priority::urgent);
  act_now(desk, id, [](const ActionContext& a, const Ticket& t) { return prioritize(a, t, Priority::low); });
  CHECK(fired(desk, id, "outage") == 1);  // it was true before
  act_now(desk, id, [](const ActionContext& a, const Ticket& t) { return tag(a, t, {{}, {"outage"}}); });
  act_now(desk, id, [](const ActionContext& a, const Ticket& t) { return tag(a, t, {{"outage"}, {}}); });
  CHECK(fired(desk, id, "outage") == 2);  // it became true again
}

TEST_CASE("received and replied act at each; a resolve is no reply") {
  ImportDesk desk(kRuledDesk);
  const TicketId id = made(desk, {});
  for (int i = 0; i < 3; ++i)
    act_now(desk, id,
            [](const ActionContext& a, const Ticket& t) { return *receive(a, t, "hm", Received::message); });
  CHECK(fired(desk, id, "each message") == 3);
  act_now(desk, id, [](const ActionContext& a, const Ticket& t) {
    return set_status(a, t, {Status::resolved, {}, {}});
  });
  CHECK(fired(desk, id, "each answer") == 0);
  act_now(desk, id, [](const ActionContext& a, const Ticket& t) { return reply(a, t, "so", {}); });
  CHECK(fired(desk, id, "each answer") == 1);
}

TEST_CASE("a text for the customer names who has taken it over") {
  ImportDesk desk(kRuledDesk);
  const TicketId id = made(desk, {});
  act_now(desk, id, [](const ActionContext& a, const Ticket& t) { return tag(a, t, {{"major"}, {}}); });
  const auto events = store::events_of(desk.database(), id);
  const auto notification = std::ranges::find_if(events, [](const Event& event) {
    return event.kind == EventKind::message && event.a == stored_number(MessageKind::notice);
  });
  REQUIRE(notification != events.end());
  CHECK(store::get_body(desk.database(), id, notification->seq) == "made of specialists has #1.");
}

TEST_CASE("what a sweep has acted on since is not undone") {
  ImportDesk desk(kSweptDesk);
  const TicketId id = made(desk, {});
  act_now(desk, id,
          [](const ActionContext& a, const Ticket& t) { return prioritize(a, t, Priority::urgent); });
  desk.now = desk.now + WallSeconds{3600};
  REQUIRE_FALSE(sweep_at(desk.database(), desk.now).empty());
  desk::Work work(desk.database(), {"sari", "sari", "undo", desk.now});
  CHECK_THROWS_WITH(desk::undo(work),
                    Catch::Matchers::Contains("was followed by 'step fired' on ticket 1, by tix"));
}

TEST_CASE("undo takes a command's rules with it, and imports start none") {
  ImportDesk desk(kRuledDesk);
  const TicketId id = made(desk, {});
  const Folded before = *store::read_projection(desk.database(), id);
  act_now(desk, id, [](const ActionContext& a, const Ticket& t) { return tag(a, t, {{"outage"}, {}}); });
  CHECK(fired(desk, id, "outage") == 1);
  {
    desk::Work work(desk.database(), {"sari", "sari", "undo", desk.now});
    desk::undo(work);
    work.commit();
  }
  Folded after = *store::read_projection(desk.database(), id);
  after.ticket.updated_at = before.ticket.updated_at;
  CHECK(after.ticket == before.ticket);
  desk.tickets("ref,title,tags,created_at\nA,imported,outage,2026-08-07T10:00:00Z\n");
  CHECK(fired(desk, TicketId{2}, "outage") == 0);
}
