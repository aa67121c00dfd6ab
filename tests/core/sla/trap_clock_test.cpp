// Known bugs in the clocks of other desks, one case each.
#include "core/sla/random_facts.hpp"
#include "tix/calendar/calendar.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

/// Friday 2026-08-07 is `at(0)`. Open from Monday to Friday, 09:00 to 17:00 UTC.
std::shared_ptr<const Calendar> office(std::int32_t closes = 17) {
  CalendarRules rules;
  rules.weekly.push_back({Weekday::mon, Weekday::fri, {{9 * 3600, closes * 3600}}});
  return std::make_shared<const Calendar>(rules);
}

constexpr int kMonday = 3 * 24;  // hours from Friday's midnight

}  // namespace

TEST_CASE("trap: late resolution between two polls counted as met (Chatwoot)") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(4))).status(at(14, 5), Status::resolved);
  CHECK(life.clock(Clock::resolution).breached_at == at(14));
  CHECK(life.clock(Clock::resolution).outcome == Outcome::breached);
}

TEST_CASE("trap: pause lost when the SLA changes (GLPI #6902, #15605)") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(4)));
  life.status(at(11), Status::pending).status(at(13), Status::open).bound(at(14), promise(hours(3)));
  CHECK(life.clock(Clock::resolution).due_at == at(15));
  CHECK(life.clock(Clock::resolution).elapsed == hours(2));
  Life during = life;  // changed while it stands: the pause goes on
  during.status(at(14, 30), Status::pending).bound(at(16), promise(hours(4)));
  during.status(at(20), Status::open);
  CHECK(during.clock(Clock::resolution).due_at == at(21, 30));
}

TEST_CASE("trap: pause over a weekend counted twice (GLPI #10594)") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(8), {}, office()));
  life.status(at(15), Status::pending).status(at(kMonday + 11), Status::open);
  CHECK(life.clock(Clock::resolution).due_at == at(kMonday + 14));
  Life outside;  // paused and taken up again while closed: the pause has no working time in it
  outside.created(at(10)).bound(at(10), promise(hours(8), {}, office()));
  outside.status(at(18), Status::pending).status(at(2 * 24 + 11), Status::open);
  CHECK(outside.clock(Clock::resolution).due_at == at(kMonday + 10));
  CHECK(outside.clock(Clock::resolution).elapsed == hours(7));
}

TEST_CASE("trap: Paused -> Resolved drops the hold (frappe PR 3776)") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(2))).status(at(11), Status::pending);
  life.status(at(20), Status::resolved);
  const ClockRow row = life.clock(Clock::resolution);
  CHECK(row.elapsed == hours(1));
  CHECK(row.elapsed_wall == WallSeconds{3600});
  CHECK(row.outcome == Outcome::met);
  CHECK(row.due_at == at(12));  // a stopped clock keeps its last due
}

TEST_CASE("trap: created on a closed day counts the closed time (frappe #2075)") {
  Life life;
  const Instant saturday = at(24 + 10);
  life.created(saturday).bound(saturday, promise(hours(2), hours(1), office()));
  CHECK(life.clock(Clock::first_response).due_at == at(kMonday + 10));
  life.reply(at(kMonday + 9, 30)).status(at(kMonday + 11), Status::resolved);
  CHECK(life.clock(Clock::first_response).elapsed == Seconds{1800});
  CHECK(life.clock(Clock::resolution).elapsed == hours(2));
  CHECK(life.clock(Clock::resolution).outcome == Outcome::met);
}

TEST_CASE("trap: status change faking a first response (frappe)") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(9), hours(1)));
  life.status(at(10, 5), Status::open).message(at(10, 6), MessageKind::note);
  life.message(at(10, 7), MessageKind::notice).agent(at(10, 8), 5).status(at(10, 9), Status::pending);
  CHECK(life.clock(Clock::first_response).outcome == Outcome::running);
  CHECK(life.now().overdue_at == at(11));
}

TEST_CASE("trap: calendar change not recalculated (Zammad #534)") {
  Life life;
  life.created(at(16)).bound(at(16), promise(hours(2), {}, office()));
  CHECK(life.clock(Clock::resolution).due_at == at(kMonday + 10));
  life.bound(at(16, 30), promise(hours(2), {}, office(19)));  // open longer from now on
  CHECK(life.clock(Clock::resolution).due_at == at(18));
  CHECK(life.clock(Clock::resolution).target_no == 1);
  life.status(at(19), Status::resolved);
  CHECK(life.clock(Clock::resolution).elapsed == hours(3));
}

TEST_CASE("trap: calendar change recalculates nothing that has run") {
  Life life;
  life.created(at(16)).bound(at(16), promise(hours(8), {}, office(20)));
  life.bound(at(18), promise(hours(8), {}, office(10)));  // the two hours after 16:00 were worked
  CHECK(life.clock(Clock::resolution).elapsed == hours(2));
  CHECK(life.clock(Clock::resolution).due_at == at(kMonday + 7 * 24 + 10));  // an hour a day from Monday on
}

TEST_CASE("trap: solution clock dead after reopen (Zammad #188)") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(4)));
  life.status(at(11), Status::resolved).status(at(15), Status::open);
  const ClockRow row = life.clock(Clock::resolution);
  CHECK(row.outcome == Outcome::running);
  CHECK(row.due_at == at(18));
  CHECK(row.breached_at == at(18));
}

TEST_CASE("trap: recalculation touching updated_at (Zammad #2574)") {
  Random random{61};
  for (int round = 0; round < 200; ++round) {
    SmallDesk desk;
    Case one(desk);
    one.record(random_facts(random, desk));
    std::vector<Event> events = one.events;
    std::erase_if(events, [](const Event& event) { return event.kind == EventKind::bound; });
    CHECK(fold(TicketId{7}, events, desk.bindings).ticket.updated_at == one.ticket().updated_at);
  }
}

TEST_CASE("trap: merged or closed ticket escalating (Zammad #904)") {
  for (const auto& [status, resolution] : {std::pair{Status::closed, kMergedResolution},
                                           {Status::closed, kVoidResolution},
                                           {Status::closed, ResolutionId{1}},
                                           {Status::resolved, ResolutionId{1}}}) {
    Binding binding = promise(hours(9), hours(1));
    for (auto& target : binding.targets)
      if (!target) target = hours(1);
    Life life;
    life.created(at(10)).team(at(10), 3).bound(at(10), binding).promised(at(10), at(11)).reply(at(10, 10));
    life.received(at(10, 20)).status(at(10, 30), status, resolution.value);
    const Folded folded = life.now();
    CHECK(folded.clocks.size() == 8);  // every clock ran, and update twice
    for (const ClockRow& row : folded.clocks) {
      CHECK_FALSE(is_open(row.outcome));
      CHECK_FALSE(row.breached_at);
    }
    CHECK_FALSE(folded.due_at);
    CHECK_FALSE(folded.overdue_at);
  }
}

TEST_CASE(
    "trap: what is found does not depend on how often, or whether, anybody looked (RT EscalatePriority)") {
  Random random{67};
  for (int round = 0; round < 200; ++round) {
    SmallDesk desk;
    Case one(desk);
    one.record(random_facts(random, desk));
    Fold looked(TicketId{7}, desk.bindings);
    for (const Event& event : one.events) {
      looked.apply(event);
      (void)looked.result();
    }
    CHECK(looked.result() == one.folded);
    CHECK(looked.result() == looked.result());
  }
}
