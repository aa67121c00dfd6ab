// An absence is a fact of its own; what it returns are events of tickets.
#include "desk/work/absence.hpp"

#include "desk/work/act.hpp"
#include "store/people/roster_store.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::desk {

std::vector<Recorded> go_away(Work& work, const Acting& acting, const Away& away) {
  if (away.until <= acting.at())
    throw Error(ErrorKind::usage, fmt::format("until {} is not after {}", format_rfc3339(away.until),
                                              format_rfc3339(acting.at())));
  store::add_absence(work.database(), {away.agent, work.change(), acting.at(), away.until, away.reason});
  work.keep_change();
  std::vector<Recorded> returned;
  if (!away.returns) return returned;
  Assignment to_queue;
  to_queue.none = true;
  to_queue.reason = away.reason.empty() ? "away" : away.reason;
  for (const TicketId id : store::held_by(work.database(), away.agent)) {
    const Ticket ticket = work.ticket(id, acting.at());
    returned.push_back({id, act(work, acting, id, assign(acting, ticket, to_queue))});
  }
  return returned;
}

bool come_back(Work& work, const Acting& acting, AgentId agent) {
  if (!store::away_until(work.database(), agent, acting.at())) return false;
  store::add_absence(work.database(), {agent, work.change(), acting.at(), acting.at(), {}});
  work.keep_change();
  return true;
}

}  // namespace tix::desk
