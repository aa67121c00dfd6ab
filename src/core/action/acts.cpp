// The actions on the state of a ticket, and links, merges and ratings.
//
// Actions never change a ticket. They decide, return events, and leave it to the fold to compute the result;
// that is why a dry run needs no code of its own.
#include "tix/action/acts.hpp"

#include "core/action/act_rules.hpp"
#include "tix/policy/answer_channel.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"
#include "tix/text/mail_address.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

Status now(const ActionContext& context, const Ticket& ticket) {
  return status_at(ticket, context.at(), context.desk().reopen_window);
}

void append(std::vector<NewEvent>& new_events, std::vector<NewEvent> more) {
  std::ranges::move(more, std::back_inserter(new_events));
}

void require_sensible_until(const ActionContext& context, const StatusChange& change) {
  if (!change.until) return;
  if (change.to != Status::pending)
    throw Error(ErrorKind::usage,
                fmt::format("--until applies to the status pending, not to {}", name_of(change.to)));
  if (*change.until <= context.at())
    throw Error(ErrorKind::usage, fmt::format("--until {} is not after {}", context.moment(*change.until),
                                              context.moment(context.at())));
}

/// Returns whether a change to the current status would change neither the hold reason nor the time of
/// opening.
bool says_the_same(const ActionContext& context, const Ticket& ticket, const StatusChange& change) {
  if (change.to == Status::hold && !change.reason.empty())
    return context.hold_reason(change.reason) == ticket.hold_reason;
  return !change.until || change.until == ticket.opens_at;
}

/// Appends the event that opens a new ticket, when an agent has taken or answered it.
void open_when_new(const ActionContext& context, const Ticket& ticket, std::vector<NewEvent>& new_events) {
  if (ticket.status == Status::new_) new_events.push_back(status_event(context, Status::open));
}

/// Throws Error for an address that is not one of a person outside the desk, or that gets each reply anyway.
void require_can_copy(const ActionContext& context, const Ticket& ticket, CustomerId customer,
                      std::string_view address) {
  if (!is_mail_address(address))
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not a mail address; accepted: boss@example.test", address));
  if (is_own_address(context.desk(), address))
    throw Error(ErrorKind::refused, fmt::format("'{}' is an address of this desk", address));
  const auto agent = std::ranges::find_if(context.desk().agents, [&](const AgentPolicy& policy) {
    return policy.active && equal_without_case(policy.email, address);
  });
  if (agent != context.desk().agents.end())
    throw Error(ErrorKind::refused, fmt::format("'{}' is the address of agent '{}'", address, agent->name),
                fmt::format("tix watch {} --for {}", ticket.id.value, agent->name));
  if (customer == ticket.customer)
    refuse(ticket, fmt::format("has '{}' as requester, who gets each reply", address));
}

}  // namespace

// The default priority, normal, is not recorded: every ticket begins with it. The body comes last, so that
// the first response is measured under the fields that the command set.
std::vector<NewEvent> create(const ActionContext& context, const NewTicket& ticket) {
  if (is_blank(ticket.title)) throw Error(ErrorKind::usage, "the title is empty");
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
    append(new_events, assign(context, made, {.agent = ticket.agent, .team = ticket.team, .none = false}));
  if (!ticket.agent.empty()) made.status = Status::open;
  if (is_blank(ticket.body)) return new_events;
  if (ticket.outbound)
    append(new_events, reply(context, made, ticket.body, {}));
  else
    new_events.push_back(context.message(MessageKind::received, ticket.body));
  return new_events;
}

std::vector<NewEvent> reply(const ActionContext& context, const Ticket& ticket, std::string body,
                            std::optional<Status> then) {
  require_not_closed(context, ticket);
  if (is_blank(body)) throw Error(ErrorKind::usage, "the reply is empty");
  std::vector<NewEvent> new_events{context.message(MessageKind::reply, std::move(body))};
  if (!then)
    open_when_new(context, ticket, new_events);
  else if (*then != ticket.status || *then == Status::new_)
    append(new_events, set_status(context, ticket, {*then, {}, {}}));
  return new_events;
}

std::vector<NewEvent> note(const ActionContext& context, const Ticket& ticket, std::string body) {
  if (is_blank(body)) throw Error(ErrorKind::usage, "the note is empty");
  const std::vector<AgentId> named = context.mentioned(body);
  std::vector<NewEvent> new_events{context.message(MessageKind::note, std::move(body))};
  for (const AgentId agent : named) append(new_events, watch(context, ticket, agent, Watching::begins));
  return new_events;
}

std::vector<NewEvent> watch(const ActionContext& context, const Ticket& ticket, AgentId agent,
                            Watching change) {
  const bool on = change == Watching::begins;
  const bool watches = std::ranges::find(ticket.watchers, agent) != ticket.watchers.end();
  if (watches == on) return {};
  return {context.new_event(on ? EventKind::watched : EventKind::unwatched, agent)};
}

std::vector<NewEvent> copy_to(const ActionContext& context, const Ticket& ticket, CustomerId customer,
                              std::string_view address, Copying change) {
  require_not_closed(context, ticket);
  const bool on = change == Copying::begins;
  if (on) require_can_copy(context, ticket, customer, address);
  const bool is_in_copy = std::ranges::find(ticket.cc, customer) != ticket.cc.end();
  if (is_in_copy == on) return {};
  return {context.new_event(on ? EventKind::cc_added : EventKind::cc_removed, customer)};
}

std::optional<std::vector<NewEvent>> receive(const ActionContext& context, const Ticket& ticket,
                                             std::string body, Received as) {
  if (is_blank(body)) throw Error(ErrorKind::usage, "the message is empty");
  return receive(context, ticket, context.message(MessageKind::received, std::move(body)), as);
}

std::optional<std::vector<NewEvent>> receive(const ActionContext& context, const Ticket& ticket,
                                             NewEvent message, Received as) {
  const Status was = now(context, ticket);
  if (was == Status::closed) return std::nullopt;
  std::vector<NewEvent> new_events{std::move(message)};
  if (was == Status::pending || (was == Status::resolved && as == Received::message))
    new_events.push_back(status_event(context, Status::open));
  return new_events;
}

// Records only what changes. An agent who is not in the new team is cleared by a separate event, so that the
// log shows it.
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

// The opening of a pending ticket is recorded now, at a time in the future. So it happens at that time to the
// second, whether or not anything runs then.
std::vector<NewEvent> set_status(const ActionContext& context, const Ticket& ticket,
                                 const StatusChange& change) {
  require_not_closed(context, ticket);
  if (change.to == Status::new_)
    throw Error(ErrorKind::refused, "a ticket cannot become new again",
                "run 'tix assign ID --none' to clear its agent");
  const bool resolves = !is_unresolved(change.to);
  if (!change.resolution.empty() && !resolves)
    throw Error(
        ErrorKind::usage,
        fmt::format("a resolution applies to the status resolved or closed, not to {}", name_of(change.to)));
  require_sensible_until(context, change);
  if (change.to == ticket.status) {
    if (change.to == Status::resolved) refuse(ticket, "is already resolved");
    if (says_the_same(context, ticket, change)) return {};
  }
  if (change.resolution == "merged")
    throw Error(ErrorKind::usage, "the resolution 'merged' cannot be set by hand",
                "run 'tix merge ID --into ID'");
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

namespace {

bool has_link(const Relations& relations, LinkKind kind, TicketId other) {
  return std::ranges::find(relations.links, Link{kind, other}) != relations.links.end();
}

}  // namespace

std::vector<NewEvent> link(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                           TicketId other) {
  if (has_link(of_ticket, kind, other)) return {};
  return {context.new_event(EventKind::linked, other, kind)};
}

std::vector<NewEvent> unlink(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                             TicketId other) {
  if (!has_link(of_ticket, kind, other)) return {};
  return {context.new_event(EventKind::unlinked, other, kind)};
}

std::vector<NewEvent> merge(const ActionContext& context, const Ticket& ticket, TicketId into) {
  if (ticket.id == into) refuse(ticket, "cannot be merged into itself");
  require_unresolved(context, ticket);
  return {context.new_event(EventKind::merged, into),
          status_event(context, Status::closed, kMergedResolution.value)};
}

std::vector<NewEvent> absorb(const ActionContext& context, const Ticket& survivor, TicketId merged,
                             std::span<const Event> events_of_merged) {
  require_unresolved(context, survivor);
  std::vector<NewEvent> new_events;
  for (const Instant since : waiting_since(events_of_merged))
    new_events.push_back(context.new_event(EventKind::absorbed, merged, since));
  if (new_events.empty()) new_events.push_back(context.new_event(EventKind::absorbed, merged));
  return new_events;
}

namespace {

/// One of the two scales of a rating.
struct Scale {
  std::string_view name;
  EventKind kind;
  std::optional<std::int64_t> Rating::*given;
  std::int64_t lowest, highest;
};
constexpr std::array kScales = {
    Scale{"the score", EventKind::rated, &Rating::score, 1, 5},
    Scale{"the recommendation", EventKind::recommended, &Rating::recommendation, 0, 10},
};

}  // namespace

// The comment belongs to the first scale that is given, so that it is stored only once.
std::vector<NewEvent> rate(const ActionContext& context, const Ticket& ticket, const Rating& rating) {
  const bool is_merged = !ticket.unresolved() && ticket.resolution == kMergedResolution;
  if (ticket.is_void() || is_merged)
    refuse(ticket, is_merged ? "was merged into another" : "is void",
           fmt::format("tix show {}", ticket.id.value));
  std::vector<NewEvent> new_events;
  std::string comment = rating.comment;
  for (const Scale& scale : kScales) {
    const auto& given = rating.*scale.given;
    if (!given) continue;
    if (*given < scale.lowest || *given > scale.highest)
      throw Error(ErrorKind::usage, fmt::format("{} must be a whole number from {} to {}, not {}", scale.name,
                                                scale.lowest, scale.highest, *given));
    new_events.push_back(context.new_event(scale.kind, *given, {}, std::exchange(comment, {})));
  }
  if (new_events.empty())
    throw Error(ErrorKind::usage, "no rating was given",
                "pass SCORE from 1 to 5, or --recommend from 0 to 10");
  return new_events;
}

}  // namespace tix
