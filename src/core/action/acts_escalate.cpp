// Escalates by hand, acknowledges and de-escalates. The target is looked up even if the ticket stays with its
// owner, so that a misspelt one is refused.
#include "tix/action/acts_escalate.hpp"

#include "core/action/act_rules.hpp"
#include "tix/action/acts.hpp"
#include "tix/text/error.hpp"

#include <iterator>

#include <fmt/format.h>

namespace tix {
namespace {

/// Returns the default target: the team that the ticket's team escalates to, or its lead if hierarchical.
std::string next_above(const ActionContext& context, const Ticket& ticket, std::string_view team_name,
                       EscalationKind kind) {
  constexpr std::string_view kNameTarget = "name the target with --to TEAM or --to AGENT";
  const TeamPolicy* team = context.desk().team(team_name);
  if (!team) refuse(ticket, "has no team to escalate from", std::string(kNameTarget));
  const bool higher = kind == EscalationKind::hierarchical;
  const std::string& next = higher ? team->lead : team->escalates_to;
  if (next.empty())
    refuse(ticket,
           fmt::format("belongs to team '{}', which has no {}", team_name, higher ? "lead" : "escalates_to"),
           std::string(kNameTarget));
  return next;
}

/// The target of an escalation: a team or an agent of the desk. The other is empty.
struct Target {
  std::string team, agent;
};

Target target_of(const ActionContext& context, const Ticket& ticket, const Escalation& escalation) {
  std::string to = escalation.to;
  if (to.empty()) to = next_above(context, ticket, context.text(ticket.team), escalation.kind);
  if (context.desk().team(to)) {
    context.team(to);  // refuses one that is no longer active
    return {to, {}};
  }
  if (to != "@me" && !context.desk().agent(to)) {
    std::vector<std::string> known;
    for (const TeamPolicy& team : context.desk().teams)
      if (team.active) known.push_back(team.name);
    for (const AgentPolicy& agent : context.desk().agents)
      if (agent.active) known.push_back(agent.name);
    refuse_unknown("team or agent", to, known);
  }
  return {{}, std::string(context.text(context.agent(to)))};
}

}  // namespace

// The escalation comes before the assignment, so that routing knows who held the ticket when it was
// escalated.
std::vector<NewEvent> escalate(const ActionContext& context, const Ticket& ticket,
                               const Escalation& escalation) {
  require_unresolved(context, ticket);
  require_reason(escalation.reason);
  std::vector<NewEvent> new_events{
      context.new_event(EventKind::escalated, escalation.kind, {}, escalation.reason)};
  const Target to = target_of(context, ticket, escalation);
  if (escalation.keep_owner) return new_events;
  auto moved = assign(context, ticket, {.agent = to.agent, .team = to.team, .none = false});
  if (moved.empty())
    refuse(ticket, fmt::format("is already with '{}'", to.team.empty() ? to.agent : to.team),
           "name another target with --to, or pass --keep-owner to only notify people");
  std::ranges::move(moved, std::back_inserter(new_events));
  return new_events;
}

std::vector<Notification> escalation_notifications(const ActionContext& context, const Ticket& ticket,
                                                   const Escalation& escalation) {
  if (!escalation.keep_owner) return {};
  const Target to = target_of(context, ticket, escalation);
  const TeamPolicy* team = context.desk().team(to.team);
  const std::string name = team ? team->lead : to.agent;
  if (name.empty()) return {};
  const std::string line = line_of(ticket);
  return {{.agent = context.agent(name),
           .to_customer = false,
           .about = "escalated",
           .subject = "Escalated: " + line,
           .body = fmt::format("{}\n\nThis ticket was escalated. It stays with its owner.\nReason: {}\n",
                               line, escalation.reason),
           .message_seq = 0}};
}

std::vector<NewEvent> acknowledge(const ActionContext& context, const Ticket& ticket,
                                  std::optional<Instant> until) {
  require_unresolved(context, ticket);
  if (until && *until <= context.at())
    throw Error(ErrorKind::usage, fmt::format("--until {} is not after {}", context.moment(*until),
                                              context.moment(context.at())));
  return {context.new_event(EventKind::acknowledged, {}, until)};
}

std::vector<NewEvent> deescalate(const ActionContext& context, const Ticket& ticket,
                                 const std::string& reason) {
  require_unresolved(context, ticket);
  require_reason(reason);
  if (!ticket.escalated_at) refuse(ticket, "is not escalated");
  return {context.new_event(EventKind::deescalated, {}, {}, reason)};
}

}  // namespace tix
