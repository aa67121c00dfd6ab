// Routing: the events by which routes send tickets to teams, and by which tickets are given to agents.
#pragma once

#include "tix/action/acts.hpp"
#include "tix/policy/policy.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/routing/roster.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/notification.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <span>
#include <vector>

namespace tix {

/// Returns the ticket as it will be after the new events, without the new bindings and without `hops` and
/// `updated_at`, which the fold computes.
Ticket drafted(Ticket ticket, std::span<const NewEvent> new_events);

/// Returns the first route in file order whose `when` matches the ticket, or null if none does. A team that a
/// route has set is hidden from `when`, so that the effect of a route cannot change which route applies.
const Route* route_for(const Desk& desk, const TicketFacts& facts);

/// Returns the events by which a route sets the team and the required skills of a ticket without an agent.
/// Their actor is kAutomatic. Returns none if the ticket has that route already, has an agent or is resolved,
/// or if a person has set a team that its route would not. Skills set by a person are kept. Applying the
/// events and routing again gives none.
std::vector<NewEvent> routed(const Desk& desk, const TicketFacts& facts, Instant at);

/// Returns the same events after a command, but none unless the ticket is new (`before` is null) or a field
/// changed that a `when` can read. `after` is the ticket with the new events of the command.
std::vector<NewEvent> routed_after(const Desk& desk, const Ticket* before, const TicketFacts& after,
                                   Instant at);

/// Returns the agent who held the ticket when it was last escalated, or 0 if it is not escalated or had no
/// agent.
AgentId former_holder(const Ticket& ticket, std::span<const Event> events);

RoutingNeed need_of(const Ticket& ticket, AgentId former_holder);

/// Returns the events that give the ticket to an agent. A ticket without a team gets that of the agent, and a
/// new one becomes open. Returns none if nothing changes.
std::vector<NewEvent> given_to(const RosterAgent& agent, const Ticket& ticket, AgentId actor, Instant at);

/// Returns the event that nobody is eligible, or none if that has been recorded since the team or agent last
/// changed.
std::vector<NewEvent> nobody_found(const Ticket& ticket, std::string why, Instant at);
/// Returns the notification of the team lead that nobody is eligible, or none if the team has no lead.
std::vector<Notification> nobody_found_notices(const Desk& desk, const NameTable& names, const Ticket& ticket,
                                               const std::string& why);

/// Throws Error{refused} unless the ticket is unresolved.
void require_routable(const ActionContext& context, const Ticket& ticket);

}  // namespace tix
