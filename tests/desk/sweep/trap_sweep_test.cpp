// Known bugs in alerting jobs of other desks, each as a sweep.
#include "desk/sweep/swept_desk.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

constexpr const char* kLateDesk = R"(
[desk]
zone = "UTC"
[team.frontline]
[agent.budi]
team = "frontline"
[[sla]]
name = "standard"
[sla.targets]
normal = { next_response = "10m", resolution = "1h" }
high = { next_response = "10m", resolution = "1h" }
urgent = { next_response = "10m", resolution = "1h" }
[[escalation]]
name = "answer"
clock = "next_response"
at = "due"
do = ["notify:agent"]
[[escalation]]
name = "overdue"
clock = "resolution"
at = "due"
kind = "functional"
do = ["priority:+1"]
)";

Instant minute(int minutes) {
  return kNow + WallSeconds{minutes * 60};
}

TicketId made(ImportDesk& desk, const std::string& body = {}) {
  desk::Work work(desk.database(), {"sari", "sari", "create", kNow});
  const ActionContext context = work.action_context(kNow);
  NewTicket ticket = titled("one", "budi");
  ticket.body = body;
  const TicketId id = desk::act_new(work, context, create(context, ticket)).id;
  work.commit();
  return id;
}

template <class Decide>
void act_at(ImportDesk& desk, TicketId id, Instant when, const Decide& decide) {
  desk::Work work(desk.database(), {"sari", "sari", "act", when});
  const ActionContext context = work.action_context(when);
  desk::act(work, context, id, decide(context, work.ticket(id, when)));
  work.commit();
}

int count_of(const std::vector<desk::Swept>& swept, std::string_view name) {
  return static_cast<int>(std::ranges::count(swept, name, &desk::Swept::name));
}

}  // namespace

TEST_CASE("trap: once-a-day alert de-duplication (Zammad #5655): every wait of a day fires its step") {
  ImportDesk desk(kLateDesk);
  const TicketId id = made(desk, "help");
  const auto answer = [](const ActionContext& context, const Ticket& t) {
    return reply(context, t, "so", {});
  };
  const auto ask = [](const ActionContext& context, const Ticket& t) {
    return *receive(context, t, "and?", Received::message);
  };
  act_at(desk, id, minute(1), answer);
  for (const int asked : {2, 20, 40}) {
    act_at(desk, id, minute(asked), ask);
    CHECK(count_of(sweep_at(desk.database(), minute(asked + 9)), "answer") == 0);
    CHECK(count_of(sweep_at(desk.database(), minute(asked + 11)), "answer") == 1);
    act_at(desk, id, minute(asked + 12), answer);
  }
}

TEST_CASE("trap: merged, resolved or closed tickets escalating (Zammad #904)") {
  ImportDesk desk(kLateDesk);
  const TicketId resolved = made(desk), merged = made(desk), voided = made(desk), open = made(desk);
  const auto with = [](std::string how) {
    return [how](const ActionContext& context, const Ticket& t) {
      return set_status(context, t, {Status::resolved, {}, how});
    };
  };
  act_at(desk, resolved, minute(59), with(""));
  act_at(desk, voided, minute(59), with("void"));
  {
    desk::Work work(desk.database(), {"sari", "sari", "merge", minute(59)});
    desk::merge_tickets(work, work.action_context(minute(59)), {merged}, open);
    work.commit();
  }
  const auto swept = sweep_at(desk.database(), minute(500));
  REQUIRE(swept.size() == 1);
  CHECK(swept.front().ticket == open);
}

TEST_CASE("trap: escalating again on each run (RT EscalatePriority): one step up, however often it runs") {
  ImportDesk desk(kLateDesk);
  const TicketId id = made(desk);
  for (int minutes = 61; minutes < 300; minutes += 5) sweep_at(desk.database(), minute(minutes));
  const auto stored = store::read_projection(desk.database(), id);
  CHECK(stored->ticket.priority == Priority::high);
  CHECK(stored->ticket.escalations == 1);
}

TEST_CASE("trap: alert job silently stopping at 1000 (Znuny): a sweep has no limit", "[slow]") {
  ImportDesk desk(kLateDesk);
  {
    desk::Work work(desk.database(), {"sari", "sari", "create", kNow});
    const ActionContext context = work.action_context(kNow);
    for (int i = 0; i < 1200; ++i) work.create(create(context, titled("t" + std::to_string(i), "budi")));
    work.commit();
  }
  CHECK(sweep_at(desk.database(), minute(60)).size() == 1200);
  CHECK(sweep_at(desk.database(), minute(60)).empty());
}

TEST_CASE("trap: recalculation touching updated_at (Zammad #2574): what tix does is no update") {
  ImportDesk desk(kLateDesk);
  const TicketId id = made(desk);
  sweep_at(desk.database(), minute(61));
  CHECK(store::read_projection(desk.database(), id)->ticket.updated_at == kNow);
  // Nor does it prevent recording what happened before.
  desk::Work work(desk.database(), {"sari", "sari", "reply", minute(70)});
  const ActionContext earlier = work.action_context(minute(50));
  CHECK_NOTHROW(desk::act(work, earlier, id, reply(earlier, work.ticket(id, minute(50)), "so", {})));
}
