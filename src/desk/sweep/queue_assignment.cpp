// Reads the queue once, and remembers needs that nobody meets in order to skip other tickets with the same
// needs.
#include "desk/sweep/queue_assignment.hpp"

#include "desk/work/act.hpp"
#include "tix/routing/routing.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Returns the same text for tickets that the same agents can take.
std::string kind_of(const store::WaitingTicket& ticket) {
  return fmt::format("{} {}", ticket.team.value, ticket.needs);
}

bool still_waits(const Ticket& ticket) {
  return !ticket.agent && (ticket.status == Status::new_ || ticket.status == Status::open);
}

}  // namespace

bool QueueAssignment::concerns(const Work& work, const store::WaitingTicket& ticket) const {
  if (!ticket.team && !ticket.route && !work.desk().routes.empty()) return true;  // came without being routed
  if (ticket.is_unrouted) return ticket.is_escalated || !unassignable_.contains(kind_of(ticket));
  const Route* route = work.desk().route(work.names().text(ticket.route));
  return route != nullptr && route->assign_auto;
}

std::vector<Routed> QueueAssignment::batch(Work& work, Router& router, std::size_t limit) {
  if (!begun_) queue_ = store::waiting_tickets(work.database(), now_);
  begun_ = true;
  std::vector<Routed> done;
  for (std::size_t tried = 0; tried < limit && next_ < queue_.size(); ++next_) {
    const store::WaitingTicket& waiting = queue_[next_];
    if (!concerns(work, waiting)) continue;
    ++tried;
    const auto events = work.past(waiting.id, Instant::last());
    if (events.back().at > router.at()) continue;
    Decision decision = router.decide(waiting.id, events, Router::Wanted::as_routed);
    if (!still_waits(decision.before.ticket)) continue;
    if (decision.is_unassignable && !decision.route && !waiting.is_escalated)
      unassignable_.insert(kind_of(waiting));
    Routed routed = router.record(std::move(decision));
    if (!routed.recorded.added.empty()) done.push_back(std::move(routed));
  }
  return done;
}

std::optional<RecordedTicket> take_next(Work& work, const NextWanted& wanted, Instant at) {
  const Roster roster = roster_of(work.desk(), work.names(), at);
  const RosterAgent* agent = roster.find(wanted.agent);
  if (agent == nullptr) return std::nullopt;
  const auto chosen = wanted.filter ? work.chosen(*wanted.filter, at) : std::vector<TicketId>{};
  std::unordered_set<std::string> beyond;  // needs that the agent does not meet
  for (const store::WaitingTicket& waiting : store::waiting_tickets(work.database(), at)) {
    const bool is_of_queue =
        wanted.team ? waiting.team == wanted.team : !waiting.team || waiting.team == agent->team;
    if (!is_of_queue || beyond.contains(waiting.needs)) continue;
    if (wanted.filter && !std::ranges::binary_search(chosen, waiting.id)) continue;
    const auto events = work.past(waiting.id, at);
    const Ticket ticket = fold(waiting.id, events, work.bindings()).ticket;
    const RoutingNeed need{{}, ticket.skills, former_holder(ticket, events)};
    const Obstacle obstacle = obstacle_by_hand(*agent, need);
    if (obstacle == Obstacle::lacks_skill) beyond.insert(waiting.needs);
    if (obstacle != Obstacle::none) continue;
    return RecordedTicket{waiting.id, act(work, work.action_context(at), waiting.id,
                                          given_to(*agent, ticket, wanted.agent, at))};
  }
  return std::nullopt;
}

}  // namespace tix::desk
