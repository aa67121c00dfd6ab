// The table of states of sla.md, as acts.
#include "core/action/act_rules.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace tix {
namespace {

Status now(const Acting& acting, const Ticket& ticket) {
  return status_at(ticket, acting.at(), acting.desk().reopen_window);
}

void append(std::vector<Draft>& drafts, std::vector<Draft> more) {
  std::move(more.begin(), more.end(), std::back_inserter(drafts));
}

void require_sensible_until(const Acting& acting, const StatusChange& change) {
  if (!change.until) return;
  if (change.to != Status::pending)
    throw Error(ErrorKind::usage, fmt::format("until goes with pending, not with {}", name_of(change.to)));
  if (*change.until <= acting.at())
    throw Error(ErrorKind::usage, fmt::format("until {} is not after {}", format_rfc3339(*change.until),
                                              format_rfc3339(acting.at())));
}

/// Whether a change to the state the ticket is in would change nothing else either.
bool says_the_same(const Acting& acting, const Ticket& ticket, const StatusChange& change) {
  if (change.to == Status::hold && !change.reason.empty())
    return acting.hold_reason(change.reason) == ticket.hold_reason;
  return !change.until || change.until == ticket.opens_at;
}

/// A new ticket is open once somebody has taken it or answered.
void open_when_new(const Acting& acting, const Ticket& ticket, std::vector<Draft>& drafts) {
  if (ticket.status == Status::new_) drafts.push_back(status_draft(acting, Status::open));
}

}  // namespace

[[noreturn]] void refuse(const Ticket& ticket, std::string_view why, std::string hint) {
  throw Error(ErrorKind::refused, fmt::format("ticket {} {}", ticket.id.value, why), std::move(hint));
}

void require_not_closed(const Acting& acting, const Ticket& ticket) {
  if (now(acting, ticket) != Status::closed) return;
  if (ticket.resolution == kMergedResolution)
    refuse(ticket, "was merged into another", fmt::format("tix show {} names it", ticket.id.value));
  const Instant since = ticket.closed_at.value_or(ticket.resolved_at.value_or(ticket.in_state_since) +
                                                  acting.desk().reopen_window);
  refuse(ticket, fmt::format("is closed since {}", format_rfc3339(since)),
         "a customer's message makes a follow-up: tix receive ID TEXT; or: tix create TITLE");
}

void require_unresolved(const Acting& acting, const Ticket& ticket) {
  require_not_closed(acting, ticket);
  if (!ticket.unresolved()) refuse(ticket, "is resolved", fmt::format("tix reopen {}", ticket.id.value));
}

void require_reason(const std::string& reason) {
  if (reason.empty()) throw Error(ErrorKind::usage, "a reason is needed", "--reason TEXT");
}

Draft status_draft(const Acting& acting, Status to, std::int64_t detail, std::string reason) {
  return acting.draft(EventKind::status, static_cast<std::int64_t>(to), detail, std::move(reason));
}

std::vector<Draft> create(const Acting& acting, const NewTicket& ticket) {
  if (ticket.title.empty()) throw Error(ErrorKind::usage, "a ticket needs a title");
  std::vector<Draft> drafts;
  drafts.push_back(acting.draft(EventKind::created, ticket.requester.value, ticket.outbound ? kOutbound : 0,
                                ticket.title));
  if (!ticket.ref.empty()) drafts.push_back(acting.draft(EventKind::ref, 0, 0, ticket.ref));
  if (!ticket.channel.empty())
    drafts.push_back(acting.draft(EventKind::channel, acting.channel(ticket.channel).value));
  if (!ticket.category.empty())
    drafts.push_back(acting.draft(EventKind::category, acting.category(ticket.category).value));
  if (ticket.priority != Priority::normal)
    drafts.push_back(acting.draft(EventKind::priority, static_cast<std::int64_t>(ticket.priority)));
  for (const std::string& tag : ticket.tags)
    drafts.push_back(acting.draft(EventKind::tagged, acting.tag(tag).value));
  for (const std::string& text : ticket.skills) {
    const auto [skill, level] = acting.skill(text);
    drafts.push_back(acting.draft(EventKind::skill, skill.value, level));
  }
  Ticket made;
  if (!ticket.team.empty() || !ticket.agent.empty())
    append(drafts, assign(acting, made, {ticket.agent, ticket.team, false, {}}));
  if (!ticket.agent.empty()) made.status = Status::open;
  if (ticket.body.empty()) return drafts;
  if (ticket.outbound)
    append(drafts, reply(acting, made, ticket.body, {}));
  else
    drafts.push_back(acting.message(MessageKind::received, ticket.body));
  return drafts;
}

std::vector<Draft> reply(const Acting& acting, const Ticket& ticket, std::string body,
                         std::optional<Status> then) {
  require_not_closed(acting, ticket);
  if (body.empty()) throw Error(ErrorKind::usage, "a reply needs a text");
  std::vector<Draft> drafts{acting.message(MessageKind::reply, std::move(body))};
  if (!then)
    open_when_new(acting, ticket, drafts);
  else if (*then != ticket.status || *then == Status::new_)
    append(drafts, set_status(acting, ticket, {*then, {}, {}}));
  return drafts;
}

std::vector<Draft> note(const Acting& acting, const Ticket& ticket, std::string body) {
  if (body.empty()) throw Error(ErrorKind::usage, "a note needs a text");
  const std::vector<AgentId> named = acting.mentioned(body);
  std::vector<Draft> drafts{acting.message(MessageKind::note, std::move(body))};
  for (const AgentId agent : named) append(drafts, watch(acting, ticket, agent, true));
  return drafts;
}

std::vector<Draft> watch(const Acting& acting, const Ticket& ticket, AgentId agent, bool on) {
  const bool watches =
      std::find(ticket.watchers.begin(), ticket.watchers.end(), agent) != ticket.watchers.end();
  if (watches == on) return {};
  return {acting.draft(on ? EventKind::watched : EventKind::unwatched, agent.value)};
}

std::optional<std::vector<Draft>> receive(const Acting& acting, const Ticket& ticket, std::string body,
                                          bool thanks) {
  if (body.empty()) throw Error(ErrorKind::usage, "a message needs a text");
  const Status was = now(acting, ticket);
  if (was == Status::closed) return std::nullopt;
  std::vector<Draft> drafts{acting.message(MessageKind::received, std::move(body))};
  if (was == Status::pending || (was == Status::resolved && !thanks))
    drafts.push_back(status_draft(acting, Status::open));
  return drafts;
}

std::vector<Draft> assign(const Acting& acting, const Ticket& ticket, const Assignment& to) {
  require_not_closed(acting, ticket);
  std::vector<Draft> drafts;
  const AgentId agent = to.agent.empty() ? AgentId{} : acting.agent(to.agent);
  TeamId team = ticket.team;
  if (!to.team.empty())
    team = acting.team(to.team);
  else if (agent && !team)
    team = acting.team_of(agent);
  if (team != ticket.team) drafts.push_back(acting.draft(EventKind::team, team.value, 0, to.reason));
  AgentId next = ticket.agent;
  if (agent)
    next = agent;
  else if (to.none || (team != ticket.team && ticket.agent && !acting.belongs(ticket.agent, team)))
    next = AgentId{};
  if (next != ticket.agent) drafts.push_back(acting.draft(EventKind::agent, next.value, 0, to.reason));
  if (agent) open_when_new(acting, ticket, drafts);
  return drafts;
}

std::vector<Draft> prioritize(const Acting& acting, const Ticket& ticket, Priority priority) {
  require_not_closed(acting, ticket);
  if (priority == ticket.priority) return {};
  return {acting.draft(EventKind::priority, static_cast<std::int64_t>(priority))};
}

std::vector<Draft> set_status(const Acting& acting, const Ticket& ticket, const StatusChange& change) {
  require_not_closed(acting, ticket);
  if (change.to == Status::new_)
    throw Error(ErrorKind::refused, "no ticket becomes new again", "clear its agent: tix assign ID --none");
  const bool resolves = !is_unresolved(change.to);
  if (!change.resolution.empty() && !resolves)
    throw Error(ErrorKind::usage,
                fmt::format("a resolution goes with resolved or closed, not with {}", name_of(change.to)));
  require_sensible_until(acting, change);
  if (change.to == ticket.status) {
    if (change.to == Status::resolved) refuse(ticket, "is resolved already");
    if (says_the_same(acting, ticket, change)) return {};
  }
  if (change.resolution == "merged")
    throw Error(ErrorKind::usage, "merged says into which ticket: it is no resolution to give by hand");
  std::int64_t detail = change.until ? change.until->unix() : 0;
  std::string reason = change.reason;
  if (change.to == Status::hold) {
    detail = acting.hold_reason(change.reason).value;
    reason.clear();
  }
  if (resolves && ticket.unresolved())
    detail = acting.resolution(change.resolution.empty() ? "fixed" : change.resolution).value;
  else if (resolves && !change.resolution.empty())
    detail = acting.resolution(change.resolution).value;
  std::vector<Draft> drafts{status_draft(acting, change.to, detail, std::move(reason))};
  if (change.until) {
    drafts.push_back(acting.draft(EventKind::woken));
    drafts.back().at = *change.until;
  }
  return drafts;
}

std::vector<Draft> reopen(const Acting& acting, const Ticket& ticket, const std::string& reason) {
  require_not_closed(acting, ticket);
  if (ticket.unresolved()) refuse(ticket, fmt::format("is {}, not resolved", name_of(ticket.status)));
  return {status_draft(acting, Status::open, 0, reason)};
}

}  // namespace tix
