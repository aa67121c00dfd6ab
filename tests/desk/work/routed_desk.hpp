// A desk with routes, skills, small capacities and hours, and random days on it.
#pragma once

#include "desk/work/random_work.hpp"
#include "desk/work/router.hpp"
#include "store/people/roster_store.hpp"

#include <array>

namespace tix::test {

/// The names that random acts use, and more. Only made has vip:2.
inline constexpr const char* kRoutedDesk = R"(
[desk]
name = "routed"
zone = "Asia/Jakarta"
weights = { urgent = 3, high = 2, normal = 1, low = 1 }
[calendar.office]
mon-fri = "09:00-12:00 13:00-17:00"
[calendar.late]
mon-sun = "16:00-02:00"
[team.frontline]
lead = "sari"
[team.specialists]
lead = "made"
[agent.sari]
team = "frontline"
capacity = 2
calendar = "office"
[agent.budi]
team = "frontline"
skills = ["vip"]
capacity = 3
[agent.ani]
team = "frontline"
skills = ["vip"]
capacity = 5
calendar = "late"
[agent.made]
team = "specialists"
skills = ["vip:2"]
capacity = 4
[agent.eka]
team = "specialists"
capacity = 2
[[sla]]
name = "standard"
[sla.targets]
urgent = { first_response = "30m", resolution = "2h" }
high = { resolution = "4h" }
normal = { first_response = "2h", resolution = "8h" }
[[route]]
name = "important"
when = "tag:vip priority:urgent,high"
team = "specialists"
skills = ["vip:2"]
assign = "auto"
[[route]]
name = "vip"
when = "tag:vip"
team = "frontline"
skills = ["vip"]
assign = "auto"
[[route]]
name = "urgent"
when = "priority:urgent,high"
team = "specialists"
assign = "auto"
[[route]]
name = "floor"
when = "x.floor:1"
team = "frontline"
)";

inline desk::Author author_at(Instant now) {
  return {"sari", "sari", "test", now};
}

/// Sometimes makes an agent go away or come back.
inline void random_absence(store::Database& database, Random& random, Instant when) {
  constexpr std::array kAgents = {"sari", "budi", "ani", "made", "eka"};
  desk::Work work(database, author_at(when));
  const AgentId agent = work.names().find<AgentId>(kAgents[static_cast<std::size_t>(pick(random, 0, 4))]);
  const Instant until =
      pick(random, 0, 3) ? when + WallSeconds{pick(random, 0, 2) * 9000} : Instant::open_end();
  store::add_absence(work.database(), {agent, work.change(), when, until, "test"});
  work.record_change();
  work.commit();
}

/// Runs `acts` random acts and absences. Returns the last instant.
inline Instant routed_days(ImportDesk& desk, Random& random, int acts) {
  Instant when = kNow;
  for (int i = 0; i < acts; ++i) {
    random_act(desk.database(), random, when);
    if (pick(random, 0, 14) == 0) random_absence(desk.database(), random, when);
    when = when + WallSeconds{pick(random, 0, 3) * pick(random, 0, 2000)};
  }
  return when;
}

}  // namespace tix::test
