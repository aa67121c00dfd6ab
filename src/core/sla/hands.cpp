// Holdings, hand-overs, loops and resolves, read off spans, stays and events.
#include "tix/sla/hands.hpp"

#include <algorithm>
#include <unordered_map>

namespace tix {
namespace {

bool is_act_of(const Event& event, AgentId agent) {
  return event.actor == agent && row_of(event.kind).by_person && !is_message(event, MessageKind::received);
}

/// The first act of `agent` in [from, to]: what one does in the second one passes a ticket on still counts.
std::optional<Instant> first_act(const Past& past, AgentId agent, Instant from, Instant to) {
  const auto begin = std::partition_point(past.events.begin(), past.events.end(),
                                          [&](const Event& event) { return event.at < from; });
  for (auto event = begin; event != past.events.end() && event->at <= to; ++event)
    if (is_act_of(*event, agent)) return event->at;
  return std::nullopt;
}

/// One stay's holdings. `before` is the agent who held the ticket when it left last.
void add_holdings(const Past& past, const Stay& stay, AgentId before, std::vector<Holding>& holdings) {
  const auto begin = [&](AgentId agent, Instant from, Instant to) {
    const bool given_back = from == stay.from && stay.came == Came::reopened && agent == before;
    holdings.push_back({agent, from, to, !given_back});
  };
  const std::size_t first = holdings.size();
  if (stay.from == stay.to) {
    if (const AgentId agent = span_at(past.spans, stay.to).agent) begin(agent, stay.from, stay.to);
  }
  for (const Span* span = &span_at(past.spans, stay.from); span->from < stay.to; ++span) {
    const Instant from = std::max(span->from, stay.from), to = std::min(span->to, stay.to);
    Holding* last = holdings.size() > first ? &holdings.back() : nullptr;
    if (last && last->to == from && last->agent == span->agent) {
      last->to = to;
    } else if (span->agent) {
      begin(span->agent, from, to);
    }
    if (to == stay.to) break;
  }
  if (stay.went != Went::still_there && holdings.size() > first && holdings.back().to == stay.to)
    holdings.back().left = &stay;
}

/// Who owns a ticket while it is passed around. Nobody takes nobody's place.
struct Owners {
  TeamId team;
  AgentId agent;

  bool new_team(const Span& span) const { return span.team && team && span.team != team; }
  bool new_agent(const Span& span) const { return span.agent && agent && span.agent != agent; }
  void take(const Span& span) {
    if (span.team) team = span.team;
    if (span.agent) agent = span.agent;
  }
};

/// When a team, or an agent, was left and came back.
template <class IdType>
class Returns {
 public:
  /// Until when this one had the ticket last, if another has had it since.
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
    if (event.at == at && event.kind == EventKind::status && !is_unresolved(static_cast<Status>(event.a)))
      who = event.actor;
  return who;
}

}  // namespace

std::vector<Holding> holdings_of(const Past& past) {
  std::vector<Holding> holdings;
  AgentId before;
  for (const Stay& stay : past.stays) {
    add_holdings(past, stay, before, holdings);
    if (stay.went != Went::still_there) before = span_at(past.spans, stay.to).agent;
  }
  return holdings;
}

std::vector<HandOver> pickups_of(const Past& past) {
  std::vector<HandOver> picked_up;
  std::optional<Instant> waiting_since;
  bool waits_for_team = false;
  Owners owners;
  for (const Span& span : past.spans) {
    if (!is_unresolved(span.status)) {
      waiting_since.reset();
      continue;
    }
    const bool given = owners.new_team(span) || owners.new_agent(span);
    const bool named_by_its_team = waiting_since && waits_for_team && !owners.new_team(span);
    if (given && !named_by_its_team) waiting_since = span.from;
    owners.take(span);
    waits_for_team = !span.agent;
    if (!waiting_since || !span.agent) continue;
    if (const auto act = first_act(past, span.agent, span.from, span.to)) {
      picked_up.push_back({*waiting_since, *act});
      waiting_since.reset();
    }
  }
  return picked_up;
}

std::vector<Loop> loops_of(const Past& past) {
  std::vector<Loop> loops;
  Returns<TeamId> teams;
  Returns<AgentId> agents;
  for (const Span& span : past.spans) {
    if (!is_unresolved(span.status)) continue;
    const auto team_left = teams.left(span.team), agent_left = agents.left(span.agent);
    if (team_left || agent_left)
      loops.push_back({std::min(team_left.value_or(span.from), agent_left.value_or(span.from)), span.from});
    teams.hold(span.team, span.to);
    agents.hold(span.agent, span.to);
  }
  return loops;
}

std::vector<Resolve> resolves_of(const Past& past) {
  std::vector<Resolve> resolves;
  for (const Stay& stay : past.stays) {
    if (stay.went != Went::resolved) continue;
    const AgentId assignee = span_at(past.spans, stay.to).agent;
    resolves.push_back(
        {&stay, assignee ? assignee : who_resolved(past, stay.to), &stay != &past.stays.back()});
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
