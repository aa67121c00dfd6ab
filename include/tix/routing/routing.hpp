// Where tickets go: the desk's routes as new events, and what giving a ticket to somebody records.
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

/// The ticket as it will be once the new events are recorded, without bindings and counts that come from
/// times.
Ticket drafted(Ticket ticket, std::span<const NewEvent> new_events);

/// The first route of the desk file whose `when` is true of the ticket; null when none is. A team that a
/// route gave is not seen by `when`: what a route says of a ticket does not change by its saying so.
const Route* route_for(const Desk& desk, const TicketFacts& facts);

/// What the desk's routes make of a waiting ticket, all by kAutomatic: its team, the skills it needs, and
/// which route said so. Returns no events when the route is the one it has, when it has an agent or is
/// resolved, or when a person gave it a team that no route would give it. Skills given by a person stay. Once
/// is enough: of the ticket with these new events on it routes say nothing more.
std::vector<NewEvent> routed(const Desk& desk, const TicketFacts& facts, Instant at);

/// Returns the same after a command, and no events unless the ticket is new (`before` null) or something
/// changed that a route can see. `after` is the ticket with the command's new events on it.
std::vector<NewEvent> routed_after(const Desk& desk, const Ticket* before, const TicketFacts& after,
                                   Instant at);

/// Returns the agent who had the ticket when it was last escalated; 0 when it is not escalated, or nobody had
/// it.
AgentId former_holder(const Ticket& ticket, std::span<const Event> events);

RoutingNeed need_of(const Ticket& ticket, AgentId former_holder);

/// Gives the ticket to an agent: a ticket without a team gets theirs, a new one is open. Returns no events
/// when they have it already.
std::vector<NewEvent> given_to(const RosterAgent& agent, const Ticket& ticket, AgentId actor, Instant at);

/// Nobody can take it: an event, unless that is known since the ticket last moved.
std::vector<NewEvent> nobody_found(const Ticket& ticket, std::string why, Instant at);
/// Makes the notification of the lead of its team; none when the team has no lead.
std::vector<Notification> nobody_found_notices(const Desk& desk, const NameTable& names, const Ticket& ticket,
                                               const std::string& why);

/// Only an unresolved ticket can be given by choice. Error refused.
void require_routable(const ActionContext& context, const Ticket& ticket);

}  // namespace tix
