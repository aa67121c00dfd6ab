// Decides on folded tickets, records the decision and updates the roster.
#include "desk/work/router.hpp"

#include "desk/work/roster_reading.hpp"
#include "tix/routing/routing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tix::desk {
namespace {

bool is_seen_by_routes(const NewEvent& new_event) {
  return is_seen_by_when(new_event.kind) || new_event.kind == EventKind::skill;
}

RouteId route_in(const std::vector<NewEvent>& new_events) {
  const auto found = std::ranges::find(new_events, EventKind::routed, &NewEvent::kind);
  return found == new_events.end() ? RouteId{} : RouteId{found->a};
}

void append(std::vector<NewEvent>& new_events, std::vector<NewEvent> more) {
  std::ranges::move(more, std::back_inserter(new_events));
}

}  // namespace

void add_routing(Work& work, TicketId id, Instant at, std::vector<NewEvent>& new_events) {
  if (work.desk().routes.empty() || std::ranges::none_of(new_events, is_seen_by_routes)) return;
  const Ticket before = id ? work.ticket(id, at) : Ticket{};
  const Ticket after = drafted(before, new_events);
  std::vector<NewEvent> more = routed_after(work.desk(), id ? &before : nullptr, work.facts(after, at), at);
  const auto first_message = std::ranges::find_if(
      new_events, [&](const NewEvent& new_event) { return !id && new_event.kind == EventKind::message; });
  new_events.insert(first_message, std::move_iterator(more.begin()), std::move_iterator(more.end()));
}

const Roster& Router::roster() {
  if (!roster_)
    roster_ = read_roster({.database = &work_->database(),
                           .desk = &work_->desk(),
                           .names = &work_->names(),
                           .bindings = [this]() -> const BindingTable& { return work_->bindings(); }},
                          at_);
  return *roster_;
}

Decision Router::decide(TicketId id, std::span<const Event> events, Wanted wanted) {
  Decision decision;
  decision.ticket = id;
  decision.before = fold(id, events, work_->bindings());
  const Ticket& before = decision.before.ticket;
  decision.new_events = routed(work_->desk(), work_->facts(before, at_), at_);
  decision.route = route_in(decision.new_events);
  const Ticket ticket = drafted(before, decision.new_events);
  const Route* route = work_->desk().route(work_->names().text(ticket.route));
  const bool is_asked_for =
      wanted == Wanted::agent || before.unrouted_at || (route != nullptr && route->assign_auto);
  if (is_asked_for) ask_for_agent(ticket, events, decision);
  return decision;
}

void Router::ask_for_agent(const Ticket& ticket, std::span<const Event> events, Decision& decision) {
  decision.need = need_of(ticket, former_holder(ticket, events));
  decision.asked = roster();
  if (RosterAgent* holder = decision.asked.find(ticket.agent)) {
    const Held own = held_of(work_->desk(), decision.before, at_);
    holder->held.load -= own.load;
  }
  if (const RosterAgent* agent = choose(decision.asked, decision.need)) {
    decision.agent = agent->id;
    return append(decision.new_events, given_to(*agent, ticket, actor_, at_));
  }
  decision.is_unassignable = true;
  decision.why = nobody_because(decision.asked, decision.need, work_->names());
  auto event = nobody_found(ticket, decision.why, at_);
  if (!event.empty())
    decision.notifications = nobody_found_notices(work_->desk(), work_->names(), ticket, decision.why);
  append(decision.new_events, std::move(event));
}

Routed Router::record(Decision decision) {
  Routed routed{.ticket = decision.ticket,
                .route = decision.route,
                .agent = decision.agent,
                .is_unassignable = decision.is_unassignable,
                .recorded = {},
                .notifications = std::move(decision.notifications)};
  if (decision.new_events.empty()) return routed;
  routed.recorded = work_->record(decision.ticket, std::move(decision.new_events));
  learn(decision.before, routed.recorded.folded);
  return routed;
}

void Router::learn(const Folded& before, const Folded& after) {
  if (!roster_) return;
  if (RosterAgent* agent = roster_->find(before.ticket.agent))
    agent->held -= held_of(work_->desk(), before, at_);
  RosterAgent* agent = roster_->find(after.ticket.agent);
  if (agent == nullptr) return;
  // A pending ticket that opens automatically later is still pending.
  const bool is_ahead = after.ticket.in_state_since > at_;
  agent->held += held_of(work_->desk(), is_ahead ? work_->folded(after.ticket.id, at_) : after, at_);
  if (after.ticket.agent != before.ticket.agent) agent->assigned_at = at_;
}

}  // namespace tix::desk
