// Computes assignments, handoffs, loops and resolves from the intervals and events of a ticket, each in one
// pass.
//
// A team or an agent is compared with the last one that was set, not with the field before: a ticket that
// goes back to the queue has no agent for a while, and that alone is neither a handoff nor a loop.
#include "tix/sla/assignment_history.hpp"

#include "tix/ticket/event_values.hpp"

#include <algorithm>
#include <unordered_map>

namespace tix {
namespace {

/// Returns whether the event shows that the agent works on the ticket.
bool is_act_of(const Event& event, AgentId agent) {
  return event.actor == agent && row_of(event.kind).by_person() && !is_message(event, MessageKind::received);
}

/// Returns the first act of `agent` in [from, to]. The end is included: an act in the second of the next
/// handoff still counts.
std::optional<Instant> first_act(const Past& past, AgentId agent, Instant from, Instant to) {
  const auto begin = std::ranges::lower_bound(past.events, from, {}, &Event::at);
  for (auto event = begin; event != past.events.end() && event->at <= to; ++event)
    if (is_act_of(*event, agent)) return event->at;
  return std::nullopt;
}

/// Appends the assignments within one open interval. `before` is the agent who held the ticket at its last
/// resolve.
void add_assignments(const Past& past, const OpenInterval& open_interval, AgentId before,
                     std::vector<AssignmentInterval>& assignments) {
  const auto begin = [&](AgentId agent, Instant from, Instant to) {
    const bool given_back =
        from == open_interval.from && open_interval.opened_by == OpenedBy::reopened && agent == before;
    assignments.push_back({.agent = agent, .from = from, .to = to, .assigned = !given_back});
  };
  const std::size_t first = assignments.size();
  if (open_interval.from == open_interval.to) {
    if (const AgentId agent = state_interval_at(past.state_intervals, open_interval.to).agent)
      begin(agent, open_interval.from, open_interval.to);
  }
  for (const StateInterval* state_interval = &state_interval_at(past.state_intervals, open_interval.from);
       state_interval->from < open_interval.to; ++state_interval) {
    const Instant from = std::max(state_interval->from, open_interval.from),
                  to = std::min(state_interval->to, open_interval.to);
    AssignmentInterval* last = assignments.size() > first ? &assignments.back() : nullptr;
    if (last && last->to == from && last->agent == state_interval->agent) {
      last->to = to;
    } else if (state_interval->agent) {
      begin(state_interval->agent, from, to);
    }
    if (to == open_interval.to) break;
  }
  if (open_interval.closed_by != ClosedBy::still_there && assignments.size() > first &&
      assignments.back().to == open_interval.to)
    assignments.back().left = &open_interval;
}

/// The last team and the last agent of a ticket. Setting the first one, or clearing one, is no handoff.
struct Owners {
  TeamId team;
  AgentId agent;

  bool new_team(const StateInterval& state_interval) const {
    return state_interval.team && team && state_interval.team != team;
  }
  bool new_agent(const StateInterval& state_interval) const {
    return state_interval.agent && agent && state_interval.agent != agent;
  }
  void take(const StateInterval& state_interval) {
    if (state_interval.team) team = state_interval.team;
    if (state_interval.agent) agent = state_interval.agent;
  }
};

/// Tracks when each team, or each agent, last held the ticket.
template <class IdType>
class Returns {
 public:
  /// Returns when `id` last lost the ticket, or nullopt if it never held it or no other has held it since.
  std::optional<Instant> left(IdType id) const {
    if (!id || !last_ || id == last_) return std::nullopt;
    const auto had = had_until_.find(id);
    return had == had_until_.end() ? std::nullopt : std::optional{had->second};
  }
  void hold(IdType id, Instant to) {
    if (!id) return;
    last_ = id;
    had_until_[id] = to;
  }

 private:
  IdType last_;
  std::unordered_map<IdType, Instant> had_until_;
};

AgentId who_resolved(const Past& past, Instant at) {
  AgentId who;
  for (const Event& event : past.events)
    if (event.at == at && is_resolve(event)) who = event.actor;
  return who;
}

}  // namespace

std::vector<AssignmentInterval> assignment_intervals(const Past& past) {
  std::vector<AssignmentInterval> assignments;
  AgentId before;
  for (const OpenInterval& open_interval : past.open_intervals) {
    add_assignments(past, open_interval, before, assignments);
    if (open_interval.closed_by != ClosedBy::still_there)
      before = state_interval_at(past.state_intervals, open_interval.to).agent;
  }
  return assignments;
}

// A wait begins with a new team or agent and ends with the first act of the agent who then holds the ticket.
// A resolve ends it without a pickup, and a further handoff begins a new one.
std::vector<Handoff> handoffs_of(const Past& past) {
  std::vector<Handoff> picked_up;
  std::optional<Instant> waiting_since;
  bool waits_for_team = false;
  Owners owners;
  for (const StateInterval& state_interval : past.state_intervals) {
    if (!is_unresolved(state_interval.status)) {
      waiting_since.reset();
      continue;
    }
    const bool given = owners.new_team(state_interval) || owners.new_agent(state_interval);
    const bool named_by_its_team = waiting_since && waits_for_team && !owners.new_team(state_interval);
    if (given && !named_by_its_team) waiting_since = state_interval.from;
    owners.take(state_interval);
    waits_for_team = !state_interval.agent;
    if (!waiting_since || !state_interval.agent) continue;
    if (const auto act = first_act(past, state_interval.agent, state_interval.from, state_interval.to)) {
      picked_up.push_back({*waiting_since, *act});
      waiting_since.reset();
    }
  }
  return picked_up;
}

// Looks at unresolved intervals only: a reopen that gives a ticket back to its agent is no loop.
std::vector<ReassignmentLoop> reassignment_loops_of(const Past& past) {
  std::vector<ReassignmentLoop> loops;
  Returns<TeamId> teams;
  Returns<AgentId> agents;
  for (const StateInterval& state_interval : past.state_intervals) {
    if (!is_unresolved(state_interval.status)) continue;
    const auto team_left = teams.left(state_interval.team), agent_left = agents.left(state_interval.agent);
    if (team_left || agent_left)
      loops.push_back(
          {std::min(team_left.value_or(state_interval.from), agent_left.value_or(state_interval.from)),
           state_interval.from});
    teams.hold(state_interval.team, state_interval.to);
    agents.hold(state_interval.agent, state_interval.to);
  }
  return loops;
}

std::vector<Resolve> resolves_of(const Past& past) {
  std::vector<Resolve> resolves;
  for (const OpenInterval& open_interval : past.open_intervals) {
    if (open_interval.closed_by != ClosedBy::resolved) continue;
    const AgentId assignee = state_interval_at(past.state_intervals, open_interval.to).agent;
    resolves.push_back({.open_interval = &open_interval,
                        .credited = assignee ? assignee : who_resolved(past, open_interval.to),
                        .reopened = &open_interval != &past.open_intervals.back()});
  }
  return resolves;
}

std::vector<const Event*> replies_of(const Past& past) {
  std::vector<const Event*> replies;
  for (const Event& event : past.events)
    if (is_message(event, MessageKind::reply)) replies.push_back(&event);
  return replies;
}

}  // namespace tix
