// Stores absences; tickets that go back to the queue get events.
#include "desk/work/absence.hpp"

#include "desk/work/act.hpp"
#include "store/people/roster_store.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::desk {

std::vector<RecordedTicket> go_away(Work& work, const ActionContext& context, const Away& away) {
  if (away.until <= context.at())
    throw Error(ErrorKind::usage, fmt::format("--until {} is not after {}", context.moment(away.until),
                                              context.moment(context.at())));
  store::add_absence(work.database(), {.agent = away.agent,
                                       .change = work.change(),
                                       .at = context.at(),
                                       .until = away.until,
                                       .reason = away.reason});
  work.record_change();
  std::vector<RecordedTicket> returned;
  if (!away.returns) return returned;
  Assignment to_queue;
  to_queue.none = true;
  to_queue.reason = away.reason.empty() ? "away" : away.reason;
  for (const TicketId id : store::held_by(work.database(), away.agent)) {
    const Ticket ticket = work.ticket(id, context.at());
    returned.push_back({id, act(work, context, id, assign(context, ticket, to_queue))});
  }
  return returned;
}

bool come_back(Work& work, const ActionContext& context, AgentId agent) {
  if (!store::away_until(work.database(), agent, context.at())) return false;
  store::add_absence(
      work.database(),
      {.agent = agent, .change = work.change(), .at = context.at(), .until = context.at(), .reason = {}});
  work.record_change();
  return true;
}

}  // namespace tix::desk
