// Applies routes and assignments by computing the events to record.
//
// A route must not undo what a person decided, and a ticket must not move back and forth between routes.
// Therefore the ticket remembers its route, teams set by routes are hidden from `when`, and a team set by a
// person is changed by no route.
#include "tix/routing/routing.hpp"

#include "core/action/act_rules.hpp"
#include "core/ticket/ticket_change.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

template <class A, class B = std::int64_t>
NewEvent automatic(Instant at, EventKind kind, A a, B b = {}) {
  return {.at = at, .actor = kAutomatic, .kind = kind, .a = stored_number(a), .b = stored_number(b)};
}

SkillLevels skills_of(const Route* route, const NameTable& names) {
  SkillLevels skills;
  if (route == nullptr) return skills;
  for (const Skill& skill : route->skills) skills.emplace_back(names.find<SkillId>(skill.name), skill.level);
  return skills;
}

/// Returns whether the two tickets are equal in all fields that the `when` of a route can read.
bool looks_the_same(const Ticket& x, const Ticket& y) {
  return x.team == y.team && x.category == y.category && x.skills == y.skills && x.tags == y.tags &&
         x.priority == y.priority && x.channel == y.channel && x.customer == y.customer && x.ref == y.ref &&
         x.extra == y.extra;
}

/// Appends the events that change the required skills `from` into `to`.
void new_skill_events(const SkillLevels& from, const SkillLevels& to, Instant at,
                      std::vector<NewEvent>& new_events) {
  for (const auto& [skill, level] : from) {
    const bool open_intervals = std::ranges::any_of(to, [s = skill](const auto& n) { return n.first == s; });
    if (!open_intervals) new_events.push_back(automatic(at, EventKind::skill, skill));
  }
  for (const auto& need : to)
    if (std::ranges::find(from, need) == from.end())
      new_events.push_back(automatic(at, EventKind::skill, need.first, need.second));
}

/// Returns whether a route set the team of the ticket. A route that the desk no longer has counts, too.
bool is_routed(const Desk& desk, const TicketFacts& facts) {
  if (!facts.ticket.team || !facts.ticket.route) return false;
  const Route* route = desk.route(facts.names.text(facts.ticket.route));
  return route == nullptr || !route->team.empty();
}

const Route* first_for(const Desk& desk, const TicketFacts& facts) {
  const auto found =
      std::ranges::find_if(desk.routes, [&](const Route& route) { return route.when.matches(facts); });
  return found == desk.routes.end() ? nullptr : &*found;
}

/// Returns the first route that matches the ticket as if it had no team.
const Route* first_without_team(const Desk& desk, const TicketFacts& facts) {
  Ticket without_team = facts.ticket;
  without_team.team = {};
  return first_for(desk, {.ticket = without_team,
                          .clocks = facts.clocks,
                          .customer = facts.customer,
                          .policy = facts.policy,
                          .names = facts.names,
                          .as_of = facts.as_of,
                          .reopen_window = facts.reopen_window,
                          .soon = facts.soon,
                          .tiers = facts.tiers,
                          .messages = facts.messages,
                          .state_then = facts.state_then});
}

}  // namespace

Ticket drafted(Ticket ticket, std::span<const NewEvent> new_events) {
  for (const NewEvent& new_event : new_events)
    change(ticket, {.at = new_event.at,
                    .actor = new_event.actor,
                    .kind = new_event.kind,
                    .a = new_event.a,
                    .b = new_event.b,
                    .text = new_event.text});
  return ticket;
}

const Route* route_for(const Desk& desk, const TicketFacts& facts) {
  return is_routed(desk, facts) ? first_without_team(desk, facts) : first_for(desk, facts);
}

// Skills are replaced only if they are those of the former route or none: others were set by a person.
std::vector<NewEvent> routed(const Desk& desk, const TicketFacts& facts, Instant at) {
  const Ticket& ticket = facts.ticket;
  if (desk.routes.empty() || ticket.agent || !ticket.unresolved()) return {};
  const Route* route = route_for(desk, facts);
  if (route == nullptr) return {};
  const NameTable& names = facts.names;
  const auto id = names.find<RouteId>(route->name);
  if (id == ticket.route) return {};
  const auto team = names.find<TeamId>(route->team);
  const bool is_by_hand = ticket.team && !is_routed(desk, facts);
  const bool is_agreed = team == ticket.team && first_without_team(desk, facts) == route;
  if (is_by_hand && team && !is_agreed) return {};
  std::vector<NewEvent> new_events;
  if (team != ticket.team && !is_by_hand) new_events.push_back(automatic(at, EventKind::team, team));
  const SkillLevels formers = skills_of(desk.route(names.text(ticket.route)), names);
  if (ticket.skills.empty() || ticket.skills == formers)
    new_skill_events(ticket.skills, skills_of(route, names), at, new_events);
  new_events.push_back(automatic(at, EventKind::routed, id));
  return new_events;
}

std::vector<NewEvent> routed_after(const Desk& desk, const Ticket* before, const TicketFacts& after,
                                   Instant at) {
  if (before != nullptr && looks_the_same(*before, after.ticket)) return {};
  return routed(desk, after, at);
}

AgentId former_holder(const Ticket& ticket, std::span<const Event> events) {
  if (!ticket.escalated_at) return {};
  AgentId holder, former;
  for (const Event& event : events) {
    if (event.kind == EventKind::agent && event_value<Refers::agent>(event))
      holder = event_value<Refers::agent>(event);
    if (escalates(event)) former = holder;
  }
  return former;
}

RoutingNeed need_of(const Ticket& ticket, AgentId former_holder) {
  return {.team = ticket.team, .skills = ticket.skills, .not_to = former_holder};
}

std::vector<NewEvent> given_to(const RosterAgent& agent, const Ticket& ticket, AgentId actor, Instant at) {
  std::vector<NewEvent> new_events;
  const auto new_event = [&](EventKind kind, auto a) {
    new_events.push_back({.at = at, .actor = actor, .kind = kind, .a = stored_number(a)});
  };
  if (!ticket.team && agent.team) new_event(EventKind::team, agent.team);
  if (ticket.agent != agent.id) new_event(EventKind::agent, agent.id);
  if (ticket.status == Status::new_) new_event(EventKind::status, Status::open);
  return new_events;
}

std::vector<NewEvent> nobody_found(const Ticket& ticket, std::string why, Instant at) {
  if (ticket.unrouted_at) return {};
  return {{.at = at, .actor = kAutomatic, .kind = EventKind::unrouted, .text = std::move(why)}};
}

std::vector<Notification> nobody_found_notices(const Desk& desk, const NameTable& names, const Ticket& ticket,
                                               const std::string& why) {
  const TeamPolicy* team = desk.team(names.text(ticket.team));
  const AgentId lead = team ? names.find<AgentId>(team->lead) : AgentId{};
  if (!lead) return {};
  Notification notification;
  notification.agent = lead;
  notification.about = "unrouted";
  notification.subject = fmt::format("No eligible agent for #{}: {}", ticket.id.value, ticket.title);
  notification.body =
      fmt::format("{}\n\nThis ticket stays in the queue.\nReason: {}\n", line_of(ticket), why);
  return {std::move(notification)};
}

void require_routable(const ActionContext& context, const Ticket& ticket) {
  require_unresolved(context, ticket);
}

}  // namespace tix
