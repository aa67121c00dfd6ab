// A year of a desk, swept every five minutes, every hour and once a week: the same steps fire, and record how
// late they are.
#include "desk/sweep/swept_desk.hpp"
#include "tix/ticket/firing.hpp"

#include <map>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// Steps that notify and tag but change nothing else, so that later firings do not depend on earlier ones.
constexpr const char* kCalmDesk = R"(
[desk]
zone = "Europe/Paris"
[calendar.office]
mon-fri = "09:00-12:00 13:00-17:00"
holidays = ["2026-12-25", "01-01", "05-01"]
[team.frontline]
[agent.budi]
team = "frontline"
[[sla]]
name = "standard"
calendar = "office"
[sla.targets]
urgent = { first_response = "1h", resolution = "4h" }
normal = { first_response = "8h", update = "16h", resolution = "40h" }
[[escalation]]
name = "half"
clock = "resolution"
at = "50%"
do = ["notify:agent"]
[[escalation]]
name = "due"
clock = "resolution"
at = "due"
kind = "functional"
do = ["tag:late"]
[[escalation]]
name = "answer soon"
clock = "first_response"
at = "due-30m"
do = ["notify:agent"]
[[escalation]]
name = "no news"
clock = "update"
at = "due+2h"
do = ["notify:agent"]
[[rule]]
name = "remind"
in = "pending"
after = "3d"
do = ["tag:reminded"]
)";

using Key = std::pair<std::int64_t, std::pair<std::int64_t, std::int64_t>>;
struct Fired {
  Instant moment, at;
};

/// Tickets of a whole year, one per day, on which nobody ever acts.
void open_one_a_day(store::Database& database) {
  for (int day = 0; day < 300; ++day) {
    const Instant when = kNow + WallSeconds{day * 86400 + (day * 7919) % 30000};
    desk::Work work(database, {"sari", "sari", "create", when});
    const ActionContext context = work.action_context(when);
    NewTicket ticket = titled("of day " + std::to_string(day), "budi");
    ticket.priority = day % 3 ? Priority::normal : Priority::urgent;
    const TicketId id = desk::act_new(work, context, create(context, ticket)).id;
    if (day % 5 == 0)
      desk::act(work, context, id, set_status(context, work.ticket(id, when), {Status::pending, {}, {}}));
    work.commit();
  }
}

/// Returns the firings of a year of sweeps. Sweeps that would find nothing due are skipped, since they leave
/// no trace.
std::map<Key, Fired> swept(WallSeconds every) {
  ImportDesk desk(kCalmDesk);
  open_one_a_day(desk.database());
  for (Instant now = kNow; now < kNow + WallSeconds{366 * 86400}; now = now + every)
    if (!store::timed_tickets(desk.database(), now).empty()) sweep_at(desk.database(), now);
  std::map<Key, Fired> fired;
  for (std::int64_t id = 1; id <= store::count_tickets(desk.database()); ++id)
    for (const Event& event : store::events_of(desk.database(), TicketId{id})) {
      if (event.kind == EventKind::rule_fired)
        fired[{id, {event.a, event.b}}] = {Instant::from_unix(event.b) + WallSeconds{3 * 86400}, event.at};
      if (event.kind == EventKind::step_fired)
        fired[{id, {event.a, event.b}}] = {
            store::get_firing(desk.database(), TicketId{id}, event.seq)->moment, event.at};
    }
  return fired;
}

}  // namespace

TEST_CASE("a year swept every five minutes, every hour and once a week fires the same, and says how late",
          "[slow]") {
  std::map<Key, Fired> often;
  for (const std::int64_t every : {300, 3600, 7 * 86400}) {
    const auto fired = swept(WallSeconds{every});
    if (often.empty()) often = fired;
    CHECK(fired.size() > 900);
    REQUIRE(fired.size() == often.size());
    for (const auto& [key, one] : fired) {
      REQUIRE(often.count(key) == 1);
      CHECK(one.moment == often.at(key).moment);
      CHECK(one.at >= one.moment);
      CHECK(one.at - one.moment < WallSeconds{every});
    }
  }
}
