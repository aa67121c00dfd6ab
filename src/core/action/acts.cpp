// The table of states of sla.md, as acts.
#include "core/action/act_rules.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace tix {
namespace {

Status now(const ActionContext& context, const Ticket& ticket) {
  return status_at(ticket, context.at(), context.desk().reopen_window);
}

void append(std::vector<NewEvent>& new_events, std::vector<NewEvent> more) {
  std::move(more.begin(), more.end(), std::back_inserter(new_events));
}

void require_sensible_until(const ActionContext& context, const StatusChange& change) {
  if (!change.until) return;
  if (change.to != Status::pending)
    throw Error(ErrorKind::usage, fmt::format("until goes with pending, not with {}", name_of(change.to)));
  if (*change.until <= context.at())
    throw Error(ErrorKind::usage, fmt::format("until {} is not after {}", format_rfc3339(*change.until),
                                              format_rfc3339(context.at())));
}

/// Whether a change to the state the ticket is in would change nothing else either.
bool says_the_same(const ActionContext& context, const Ticket& ticket, const StatusChange& change) {
  if (change.to == Status::hold && !change.reason.empty())
    return context.hold_reason(change.reason) == ticket.hold_reason;
  return !change.until || change.until == ticket.opens_at;
}

/// A new ticket is open once somebody has taken it or answered.
void open_when_new(const ActionContext& context, const Ticket& ticket, std::vector<NewEvent>& new_events) {
  if (ticket.status == Status::new_) new_events.push_back(status_event(context, Status::open));
}

}  // namespace

[[noreturn]] void refuse(const Ticket& ticket, std::string_view why, std::string hint) {
  throw Error(ErrorKind::refused, fmt::format("ticket {} {}", ticket.id.value, why), std::move(hint));
}

void require_not_closed(const ActionContext& context, const Ticket& ticket) {
  if (now(context, ticket) != Status::closed) return;
  if (ticket.resolution == kMergedResolution)
    refuse(ticket, "was merged into another", fmt::format("tix show {} names it", ticket.id.value));
  const Instant since = ticket.closed_at.value_or(ticket.resolved_at.value_or(ticket.in_state_since) +
                                                  context.desk().reopen_window);
  refuse(ticket, fmt::format("is closed since {}", format_rfc3339(since)),
         "a customer's message makes a follow-up: tix receive ID TEXT; or: tix create TITLE");
}

void require_unresolved(const ActionContext& context, const Ticket& ticket) {
  require_not_closed(context, ticket);
  if (!ticket.unresolved()) refuse(ticket, "is resolved", fmt::format("tix reopen {}", ticket.id.value));
}

void require_reason(const std::string& reason) {
  if (reason.empty()) throw Error(ErrorKind::usage, "a reason is needed", "--reason TEXT");
}

NewEvent status_event(const ActionContext& context, Status to, std::int64_t detail, std::string reason) {
  return context.new_event(EventKind::status, to, detail, std::move(reason));
}

std::vector<NewEvent> create(const ActionContext& context, const NewTicket& ticket) {
  if (ticket.title.empty()) throw Error(ErrorKind::usage, "a ticket needs a title");
  std::vector<NewEvent> new_events;
  new_events.push_back(
      context.new_event(EventKind::created, ticket.requester, ticket.outbound ? kOutbound : 0, ticket.title));
  if (!ticket.ref.empty()) new_events.push_back(context.new_event(EventKind::ref, {}, {}, ticket.ref));
  if (!ticket.channel.empty())
    new_events.push_back(context.new_event(EventKind::channel, context.channel(ticket.channel)));
  if (!ticket.category.empty())
    new_events.push_back(context.new_event(EventKind::category, context.category(ticket.category)));
  if (ticket.priority != Priority::normal)
    new_events.push_back(context.new_event(EventKind::priority, ticket.priority));
  for (const std::string& tag : ticket.tags)
    new_events.push_back(context.new_event(EventKind::tagged, context.tag(tag)));
  for (const std::string& text : ticket.skills) {
    const auto [skill, level] = context.skill(text);
    new_events.push_back(context.new_event(EventKind::skill, skill, level));
  }
  Ticket made;
  if (!ticket.team.empty() || !ticket.agent.empty())
    append(new_events, assign(context, made, {ticket.agent, ticket.team, false, {}}));
  if (!ticket.agent.empty()) made.status = Status::open;
  if (ticket.body.empty()) return new_events;
  if (ticket.outbound)
    append(new_events, reply(context, made, ticket.body, {}));
  else
    new_events.push_back(context.message(MessageKind::received, ticket.body));
  return new_events;
}

std::vector<NewEvent> reply(const ActionContext& context, const Ticket& ticket, std::string body,
                            std::optional<Status> then) {
  require_not_closed(context, ticket);
  if (body.empty()) throw Error(ErrorKind::usage, "a reply needs a text");
  std::vector<NewEvent> new_events{context.message(MessageKind::reply, std::move(body))};
  if (!then)
    open_when_new(context, ticket, new_events);
  else if (*then != ticket.status || *then == Status::new_)
    append(new_events, set_status(context, ticket, {*then, {}, {}}));
  return new_events;
}

std::vector<NewEvent> note(const ActionContext& context, const Ticket& ticket, std::string body) {
  if (body.empty()) throw Error(ErrorKind::usage, "a note needs a text");
  const std::vector<AgentId> named = context.mentioned(body);
  std::vector<NewEvent> new_events{context.message(MessageKind::note, std::move(body))};
  for (const AgentId agent : named) append(new_events, watch(context, ticket, agent, true));
  return new_events;
}

std::vector<NewEvent> watch(const ActionContext& context, const Ticket& ticket, AgentId agent, bool on) {
  const bool watches = std::ranges::find(ticket.watchers, agent) != ticket.watchers.end();
  if (watches == on) return {};
  return {context.new_event(on ? EventKind::watched : EventKind::unwatched, agent)};
}

std::optional<std::vector<NewEvent>> receive(const ActionContext& context, const Ticket& ticket,
                                             std::string body, bool thanks) {
  if (body.empty()) throw Error(ErrorKind::usage, "a message needs a text");
  const Status was = now(context, ticket);
  if (was == Status::closed) return std::nullopt;
  std::vector<NewEvent> new_events{context.message(MessageKind::received, std::move(body))};
  if (was == Status::pending || (was == Status::resolved && !thanks))
    new_events.push_back(status_event(context, Status::open));
  return new_events;
}

std::vector<NewEvent> assign(const ActionContext& context, const Ticket& ticket, const Assignment& to) {
  require_not_closed(context, ticket);
  std::vector<NewEvent> new_events;
  const AgentId agent = to.agent.empty() ? AgentId{} : context.agent(to.agent);
  TeamId team = ticket.team;
  if (!to.team.empty())
    team = context.team(to.team);
  else if (agent && !team)
    team = context.team_of(agent);
  if (team != ticket.team) new_events.push_back(context.new_event(EventKind::team, team, {}, to.reason));
  AgentId next = ticket.agent;
  if (agent)
    next = agent;
  else if (to.none || (team != ticket.team && ticket.agent && !context.belongs(ticket.agent, team)))
    next = AgentId{};
  if (next != ticket.agent) new_events.push_back(context.new_event(EventKind::agent, next, {}, to.reason));
  if (agent) open_when_new(context, ticket, new_events);
  return new_events;
}

std::vector<NewEvent> prioritize(const ActionContext& context, const Ticket& ticket, Priority priority) {
  require_not_closed(context, ticket);
  if (priority == ticket.priority) return {};
  return {context.new_event(EventKind::priority, priority)};
}

std::vector<NewEvent> set_status(const ActionContext& context, const Ticket& ticket,
                                 const StatusChange& change) {
  require_not_closed(context, ticket);
  if (change.to == Status::new_)
    throw Error(ErrorKind::refused, "no ticket becomes new again", "clear its agent: tix assign ID --none");
  const bool resolves = !is_unresolved(change.to);
  if (!change.resolution.empty() && !resolves)
    throw Error(ErrorKind::usage,
                fmt::format("a resolution goes with resolved or closed, not with {}", name_of(change.to)));
  require_sensible_until(context, change);
  if (change.to == ticket.status) {
    if (change.to == Status::resolved) refuse(ticket, "is resolved already");
    if (says_the_same(context, ticket, change)) return {};
  }
  if (change.resolution == "merged")
    throw Error(ErrorKind::usage, "merged says into which ticket: it is no resolution to give by hand");
  std::int64_t detail = change.until ? change.until->unix() : 0;
  std::string reason = change.reason;
  if (change.to == Status::hold) {
    detail = context.hold_reason(change.reason).value;
    reason.clear();
  }
  if (resolves && ticket.unresolved())
    detail = context.resolution(change.resolution.empty() ? "fixed" : change.resolution).value;
  else if (resolves && !change.resolution.empty())
    detail = context.resolution(change.resolution).value;
  std::vector<NewEvent> new_events{status_event(context, change.to, detail, std::move(reason))};
  if (change.until) {
    new_events.push_back(context.new_event(EventKind::woken));
    new_events.back().at = *change.until;
  }
  return new_events;
}

std::vector<NewEvent> reopen(const ActionContext& context, const Ticket& ticket, const std::string& reason) {
  require_not_closed(context, ticket);
  if (ticket.unresolved()) refuse(ticket, fmt::format("is {}, not resolved", name_of(ticket.status)));
  return {status_event(context, Status::open, 0, reason)};
}

}  // namespace tix
