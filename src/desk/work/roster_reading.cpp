// Reads stored rows where they still hold, and folds tickets that changed since.
#include "desk/work/roster_reading.hpp"

#include "store/people/roster_store.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/filter_sql.hpp"

namespace tix::desk {
Held held_of(const Desk& desk, const Folded& folded, Instant at) {
  if (!folded.ticket.unresolved()) return {};
  const bool is_overdue = folded.overdue_at && *folded.overdue_at < at;
  return {1, is_overdue, weight_of(desk, folded.ticket, folded.clocks)};
}

std::map<AgentId, Held> held_by_agents(const RosterDependencies& dependencies, Instant at) {
  std::map<AgentId, Held> all;
  store::each_held(*dependencies.database, at, [&](const store::HeldTicket& ticket) {
    const int weight = dependencies.desk->weights[ticket.priority];
    all[ticket.agent] += {1, ticket.is_overdue, ticket.runs ? weight : 0};
  });
  for (const TicketId id : store::changed_after(*dependencies.database, at, store::Among::unresolved)) {
    const auto events = store::events_of(*dependencies.database, id);
    const Folded folded = fold(id, until(events, at), dependencies.bindings());
    if (folded.ticket.agent && folded.ticket.unresolved())
      all[folded.ticket.agent] += held_of(*dependencies.desk, folded, at);
  }
  return all;
}

Roster read_roster(const RosterDependencies& dependencies, Instant at) {
  Roster roster = roster_of(*dependencies.desk, *dependencies.names, at);
  const auto held = held_by_agents(dependencies, at);
  for (RosterAgent& agent : roster.agents) {
    if (const auto own = held.find(agent.id); own != held.end()) agent.held = own->second;
    agent.assigned_at = store::last_assigned(*dependencies.database, agent.id, at);
    agent.away_until = store::away_until(*dependencies.database, agent.id, at);
  }
  return roster;
}

}  // namespace tix::desk
