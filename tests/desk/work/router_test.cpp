// The roster as read, and as updated during a transaction.
#include "desk/work/router.hpp"

#include "desk/work/reading.hpp"
#include "desk/work/roster_reading.hpp"
#include "desk/work/routed_desk.hpp"
#include "tix/routing/routing.hpp"

#include <map>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// Returns the loads computed from each ticket.
std::map<AgentId, Held> slow_held(desk::Reading& reading) {
  std::map<AgentId, Held> all;
  reading.each_unresolved(reading.as_of(), [&](const TicketFacts& facts) {
    if (!facts.ticket.agent) return;
    Held& held = all[facts.ticket.agent];
    ++held.open;
    held.overdue += is_overdue(facts);
    for (const ClockRow& row : facts.clocks)
      if (row.clock == Clock::resolution && row.outcome == Outcome::running)
        held.load += reading.desk().weights[facts.ticket.priority];
  });
  return all;
}

/// Returns the last event, not undone, that assigned a ticket to the agent.
std::optional<Instant> slow_last_assigned(store::Database& database, AgentId agent, Instant t) {
  std::optional<Instant> last;
  for (std::int64_t id = 1; id <= store::count_tickets(database); ++id)
    for (const Event& event : store::events_of(database, TicketId{id}))
      if (event.kind == EventKind::agent && event.a == agent.value && event.at <= t &&
          (!last || event.at > *last))
        last = event.at;
  return last;
}

std::optional<Instant> slow_away(store::Database& database, AgentId agent, Instant t) {
  std::optional<Instant> until;
  Instant latest = Instant::first();
  store::each_absence(database, [&](const store::Absence& absence) {
    if (absence.agent != agent || absence.at > t || absence.at < latest) return;
    latest = absence.at;
    until = absence.until > t ? std::optional(absence.until) : std::nullopt;
  });
  return until;
}

void check_same(const Roster& kept, const Roster& read) {
  REQUIRE(kept.agents.size() == read.agents.size());
  for (std::size_t i = 0; i < kept.agents.size(); ++i) {
    INFO(kept.agents[i].policy->name);
    CHECK(kept.agents[i].held == read.agents[i].held);
    CHECK(kept.agents[i].assigned_at == read.agents[i].assigned_at);
    CHECK(kept.agents[i].away_until == read.agents[i].away_until);
    CHECK(kept.agents[i].opens_at == read.agents[i].opens_at);
  }
}

Roster read_anew(desk::Work& work, Instant at) {
  return desk::read_roster({&work.database(), &work.desk(), &work.names(),
                            [&]() -> const BindingTable& { return work.bindings(); }},
                           at);
}

}  // namespace

TEST_CASE("a roster of any moment is what all tickets, events and absences say", "[slow]") {
  for (const unsigned seed : {1u, 2u, 3u}) {
    Random random{seed};
    ImportDesk desk(kRoutedDesk);
    const Instant last = routed_days(desk, random, 90);
    for (int i = 0; i < 12; ++i) {
      const Instant t = kNow + WallSeconds{pick(random, 0, (last - kNow).count)};
      INFO("seed " << seed << " at " << format_rfc3339(t));
      desk::Reading reading(desk.database(), [&](const Zone&) { return t; });
      const desk::RosterDependencies dependencies{
          &desk.database(), &reading.desk(), &reading.names(),
          [&]() -> const BindingTable& { return reading.bindings(); }};
      CHECK(desk::held_by_agents(dependencies, t) == slow_held(reading));
      for (const RosterAgent& agent : desk::read_roster(dependencies, t).agents) {
        CHECK(agent.assigned_at == slow_last_assigned(desk.database(), agent.id, t));
        CHECK(agent.away_until == slow_away(desk.database(), agent.id, t));
      }
    }
  }
}

TEST_CASE("a roster kept through a transaction is the one read anew at its end", "[slow]") {
  for (const unsigned seed : {4u, 5u, 6u, 7u}) {
    Random random{seed};
    ImportDesk desk(kRoutedDesk);
    const Instant now = routed_days(desk, random, 60);
    desk::Work work(desk.database(), author_at(now));
    desk::Router router(work, now);
    const std::int64_t count = store::count_tickets(desk.database());
    router.roster();
    int given = 0;
    for (int i = 0; i < 60; ++i) {
      const TicketId id{pick(random, 1, count)};
      const Folded before = work.folded(id, now);
      if (!before.ticket.unresolved()) continue;
      if (pick(random, 0, 2)) {
        given += bool(router.record(router.decide(id, desk::Router::Wanted::agent)).agent);
        continue;
      }
      const ActionContext context = work.action_context(now);
      const Recorded recorded = work.record(
          id, pick(random, 0, 1)
                  ? set_status(context, before.ticket, {Status::pending, {}, {}})
                  : prioritize(context, before.ticket, static_cast<Priority>(pick(random, 0, 3))));
      if (!recorded.added.empty()) router.learn(before, recorded.folded);
    }
    INFO("seed " << seed << ", given " << given);
    CHECK(given > 3);
    check_same(router.roster(), read_anew(work, now));
  }
}

TEST_CASE("whoever gets a ticket could take it, and nobody was the better choice", "[slow]") {
  for (const unsigned seed : {8u, 9u, 10u}) {
    Random random{seed};
    ImportDesk desk(kRoutedDesk);
    const Instant now = routed_days(desk, random, 70);
    int given = 0, unassignable = 0;
    for (std::int64_t n = 1; n <= store::count_tickets(desk.database()); ++n) {
      desk::Work work(desk.database(), author_at(now));
      const TicketId id{n};
      const Ticket before = work.ticket(id, now);
      if (!before.unresolved() || before.agent) continue;
      const Roster roster = read_anew(work, now);
      desk::Router router(work, now);
      const desk::Routed routed = router.record(router.decide(id, desk::Router::Wanted::agent));
      const Ticket after = work.ticket(id, now);
      const RosterAgent* best = choose(roster, {before.team ? after.team : TeamId{}, after.skills, {}});
      if (routed.route) best = choose(roster, {after.team, after.skills, {}});
      INFO("seed " << seed << ", ticket " << n);
      CHECK(after.agent == (best ? best->id : AgentId{}));
      CHECK(routed.is_unassignable == (best == nullptr));
      CHECK(after.unrouted_at.has_value() == (best == nullptr));
      if (best) {
        CHECK(best->held.load < best->policy->capacity);
        CHECK_FALSE(best->opens_at);
        CHECK((after.team == best->team && after.status != Status::new_));
      }
      given += best != nullptr;
      unassignable += best == nullptr;
      work.commit();
    }
    CHECK(given + unassignable > 2);
  }
}
