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
  if (open_interval.closed_by == ClosedBy::still_there) return;
  // Whoever has the ticket in the second in which it leaves, has had it, if only for that second.
  const AgentId leaving = state_interval_at(past.state_intervals, open_interval.to).agent;
  const bool has_it = assignments.size() > first && assignments.back().to == open_interval.to &&
                      assignments.back().agent == leaving;
  if (leaving && !has_it) begin(leaving, open_interval.to, open_interval.to);
  if (leaving) assignments.back().left = &open_interval;
}

/// A stretch in which a ticket is held: a state interval while unresolved, and the second in which it leaves.
struct Holding {
  Instant from;
  Instant to;  ///< `from` when the ticket left in that second
  TeamId team;
  AgentId agent;
  bool leaves = false;
};

/// In order. While the ticket is resolved nobody holds it.
std::vector<Holding> holdings_of(const Past& past) {
  std::vector<Holding> holdings;
  for (const StateInterval& state : past.state_intervals) {
    const bool leaves =
        !is_unresolved(state.status) &&
        std::ranges::find(past.open_intervals, state.from, &OpenInterval::to) != past.open_intervals.end();
    if (leaves || is_unresolved(state.status))
      holdings.push_back({.from = state.from,
                          .to = leaves ? state.from : state.to,
                          .team = state.team,
                          .agent = state.agent,
                          .leaves = leaves});
  }
  return holdings;
}

/// The last team and the last agent of a ticket. Setting the first one, or clearing one, is not a handoff.
struct Owners {
  TeamId team;
  AgentId agent;

  bool new_team(const Holding& holding) const { return holding.team && team && holding.team != team; }
  bool new_agent(const Holding& holding) const { return holding.agent && agent && holding.agent != agent; }
  void take(const Holding& holding) {
    if (holding.team) team = holding.team;
    if (holding.agent) agent = holding.agent;
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
  for (const Holding& holding : holdings_of(past)) {
    const bool given = owners.new_team(holding) || owners.new_agent(holding);
    const bool named_by_its_team = waiting_since && waits_for_team && !owners.new_team(holding);
    if (given && !named_by_its_team) waiting_since = holding.from;
    owners.take(holding);
    waits_for_team = !holding.agent;
    if (waiting_since && holding.agent) {
      if (const auto act = first_act(past, holding.agent, holding.from, holding.to)) {
        picked_up.push_back({*waiting_since, *act});
        waiting_since.reset();
      }
    }
    if (holding.leaves) waiting_since.reset();
  }
  return picked_up;
}

// Looks at unresolved intervals only: a reopen that gives a ticket back to its agent is not a loop.
std::vector<ReassignmentLoop> reassignment_loops_of(const Past& past) {
  std::vector<ReassignmentLoop> loops;
  Returns<TeamId> teams;
  Returns<AgentId> agents;
  for (const Holding& holding : holdings_of(past)) {
    const auto team_left = teams.left(holding.team), agent_left = agents.left(holding.agent);
    if (team_left || agent_left)
      loops.push_back(
          {std::min(team_left.value_or(holding.from), agent_left.value_or(holding.from)), holding.from});
    teams.hold(holding.team, holding.to);
    agents.hold(holding.agent, holding.to);
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
