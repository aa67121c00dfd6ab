// The queue: drained in one batch or in many, and handed out one at a time.
#include "desk/sweep/queue_assignment.hpp"

#include "desk/check/doctor.hpp"
#include "desk/work/routed_desk.hpp"
#include "tix/text/error.hpp"

#include <limits>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

using Holders = std::map<std::int64_t, std::pair<AgentId, TeamId>>;

/// Drains the queue with at most `limit` tickets per transaction. Returns the number of recorded events.
std::size_t assign_queue(ImportDesk& desk, Instant now, std::size_t limit) {
  desk::QueueAssignment assign_queue(now);
  std::size_t events = 0;
  while (!assign_queue.done()) {
    desk::Work work(desk.database(), author_at(now));
    desk::Router router(work, now);
    for (const desk::Routed& routed : assign_queue.batch(work, router, limit))
      events += routed.recorded.added.size();
    work.commit();
  }
  return events;
}

Holders holders(ImportDesk& desk, Instant now) {
  desk::Work work(desk.database(), author_at(now));
  Holders all;
  for (std::int64_t id = 1; id <= store::count_tickets(desk.database()); ++id) {
    const Ticket ticket = work.ticket(TicketId{id}, now);
    all[id] = {ticket.agent, ticket.team};
  }
  return all;
}

}  // namespace

TEST_CASE("a queue drained as one batch, ticket by ticket or in any pieces goes to the same agents",
          "[slow]") {
  constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
  int drained = 0;
  for (const unsigned seed : {21u, 22u, 23u, 24u}) {
    std::optional<Holders> first;
    for (const std::size_t limit : {kAll, std::size_t{1}, std::size_t{3}}) {
      INFO("seed " << seed << ", limit " << limit);
      Random random{seed};
      ImportDesk desk(kRoutedDesk);
      const Instant now = routed_days(desk, random, 90);
      const Holders before = holders(desk, now);
      assign_queue(desk, now, limit);
      const Holders after = holders(desk, now);
      for (const auto& [id, holder] : before) {
        if (holder.first) CHECK(after.at(id) == holder);
        drained += after.at(id).first && !holder.first;
      }
      CHECK(assign_queue(desk, now, limit) == 0);  // once is enough
      if (!first) first = after;
      CHECK(after == *first);
    }
  }
  CHECK(drained > 12);
}

TEST_CASE("the earliest due comes first, those without a due last", "[slow]") {
  Random random{31};
  ImportDesk desk(kRoutedDesk);
  const Instant now = routed_days(desk, random, 150);
  desk::Work work(desk.database(), author_at(now));
  std::optional<std::tuple<Instant, Priority, TicketId>> last;
  const auto queue = store::waiting_tickets(desk.database(), now);
  REQUIRE(queue.size() > 4);
  for (const store::WaitingTicket& waiting : queue) {
    const Folded folded = work.folded(waiting.id, now);
    CHECK_FALSE(folded.ticket.agent);
    CHECK((folded.ticket.status == Status::new_ || folded.ticket.status == Status::open));
    CHECK(folded.ticket.team == waiting.team);
    CHECK(folded.ticket.unrouted_at.has_value() == waiting.is_unrouted);
    const std::tuple key{folded.due_at.value_or(Instant::open_end()), folded.ticket.priority, waiting.id};
    if (last) CHECK(*last < key);
    last = key;
  }
}

TEST_CASE("next hands out the queue in its order, each ticket once, and none the agent cannot do", "[slow]") {
  Random random{32};
  ImportDesk desk(kRoutedDesk);
  const Instant now = routed_days(desk, random, 150);
  std::set<std::int64_t> taken;
  for (const char* name : {"budi", "eka", "made", "budi", "sari", "eka", "made", "ani"}) {
    desk::Work work(desk.database(), {name, name, "next", now});
    const auto queue = store::waiting_tickets(desk.database(), now);
    const auto next = desk::take_next(work, {work.actor(), {}}, now);
    const AgentPolicy& policy = *work.desk().agent(name);
    const TeamId team = work.names().find<TeamId>(policy.team);
    const Roster roster = roster_of(work.desk(), work.names(), now);
    const auto expected = std::ranges::find_if(queue, [&](const auto& waiting) {
      const RoutingNeed need{{}, work.ticket(waiting.id, now).skills, {}};
      // After the act the ticket is assigned, and its needs are the same.
      return (!waiting.team || waiting.team == team) &&
             obstacle_by_hand(*roster.find(work.actor()), need) == Obstacle::none;
    });
    INFO(name);
    REQUIRE(next.has_value() == (expected != queue.end()));
    if (!next) continue;
    CHECK(next->id == expected->id);
    CHECK(taken.insert(next->id.value).second);
    const Ticket ticket = work.ticket(next->id, now);
    CHECK((ticket.agent == work.actor() && ticket.team == team && ticket.status == Status::open));
    work.commit();
  }
  CHECK(taken.size() >= 3);
}

TEST_CASE("while nobody can take a ticket it says so once, and goes to who comes first") {
  ImportDesk desk(kRoutedDesk);
  Instant now = kNow;
  const auto run = [&](const auto& what) {
    desk::Work work(desk.database(), author_at(now));
    what(work);
    work.commit();
  };
  run([&](desk::Work& work) {
    const AgentId made = work.names().find<AgentId>("made");
    store::add_absence(work.database(), {made, work.change(), now, now + WallSeconds{3600}, "lunch"});
    NewTicket ticket = titled("help");
    ticket.tags = {"vip"};
    ticket.priority = Priority::urgent;
    std::vector<NewEvent> new_events = create(work.action_context(now), ticket);
    desk::add_routing(work, {}, now, new_events);
    work.create(std::move(new_events));
  });
  CHECK(assign_queue(desk, now, 5) == 1);  // unrouted
  now = now + WallSeconds{600};
  CHECK(assign_queue(desk, now, 5) == 0);
  now = now + WallSeconds{3600};
  CHECK(assign_queue(desk, now, 5) == 2);  // agent, status
  CHECK(desk.name(holders(desk, now).at(1).first.value) == "made");
}

TEST_CASE("absences and all that routing did travel with the log", "[slow]") {
  for (const unsigned seed : {41u, 42u, 43u}) {
    Random random{seed};
    ImportDesk desk(kRoutedDesk), copy;
    const Instant now = routed_days(desk, random, 80);
    assign_queue(desk, now, 7);
    const std::string lines = desk.lines();
    CHECK(lines.find("\"line\":\"absence\"") != std::string::npos);
    CHECK(lines.find("\"event\":\"routed\"") != std::string::npos);
    copy.events(lines);
    CHECK((copy.lines() == lines));
    CHECK(desk::examine(desk.database(), {}).findings.empty());
    CHECK(desk::examine(copy.database(), {}).findings.empty());
    CHECK(holders(copy, now) == holders(desk, now));
    for (const char* agent : {"sari", "budi", "ani", "made", "eka"})
      for (const Instant t : {kNow, now, now + WallSeconds{9000}}) {
        const auto there = [&](ImportDesk& of) {
          const NameTable names = store::load_names(of.database());
          return store::away_until(of.database(), names.find<AgentId>(agent), t);
        };
        CHECK(there(copy) == there(desk));
      }
  }
}
