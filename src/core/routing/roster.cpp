// Eligibility, choice and reasons. The choice is deterministic, and tix can print why each of the other
// agents was not chosen.
#include "tix/routing/roster.hpp"

#include "tix/calendar/business_time.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/time/local_text.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

std::optional<Instant> next_opening_if_closed(const Calendar* calendar, Instant at) {
  if (calendar == nullptr || open_at(*calendar, at)) return std::nullopt;
  return next_opening(*calendar, at);
}

/// Returns the agent with this number, or null if there is none.
template <class Agents>
auto find_in(Agents& agents, AgentId id) -> decltype(agents.data()) {
  const auto found = std::ranges::find_if(agents, [&](const auto& one) { return one.id == id; });
  return found == agents.end() ? nullptr : &*found;
}

/// Compares load / capacity by cross-multiplication, without rounding.
std::strong_ordering load_order(const RosterAgent& x, const RosterAgent& y) {
  return x.held.load * y.policy->capacity <=> y.held.load * x.policy->capacity;
}

}  // namespace

Held& Held::operator+=(const Held& more) {
  open += more.open;
  overdue += more.overdue;
  load += more.load;
  return *this;
}

Held& Held::operator-=(const Held& less) {
  open -= less.open;
  overdue -= less.overdue;
  load -= less.load;
  return *this;
}

bool has_skill(const RosterAgent& agent, const std::pair<SkillId, int>& needed) {
  return std::ranges::any_of(agent.skills, [&](const auto& own) {
    return own.first == needed.first && own.second >= needed.second;
  });
}

std::int64_t weight_of(const Desk& desk, const Ticket& ticket, std::span<const ClockRow> clocks) {
  const bool runs = std::ranges::any_of(clocks, [](const ClockRow& row) {
    return row.clock == Clock::resolution && row.outcome == Outcome::running;
  });
  return runs ? desk.weights[ticket.priority] : 0;
}

const RosterAgent* Roster::find(AgentId id) const {
  return find_in(agents, id);
}
RosterAgent* Roster::find(AgentId id) {
  return find_in(agents, id);
}

Roster roster_of(const Desk& desk, const NameTable& names, Instant at) {
  Roster roster{at, {}};
  for (const AgentPolicy& policy : desk.agents) {
    RosterAgent agent;
    agent.id = names.find<AgentId>(policy.name);
    agent.policy = &policy;
    agent.team = names.find<TeamId>(policy.team);
    for (const Skill& skill : policy.skills)
      agent.skills.emplace_back(names.find<SkillId>(skill.name), skill.level);
    agent.opens_at = next_opening_if_closed(desk.calendar(desk.hours_of(policy)).get(), at);
    roster.agents.push_back(std::move(agent));
  }
  return roster;
}

Obstacle obstacle_by_hand(const RosterAgent& agent, const RoutingNeed& need) {
  const bool has_all =
      std::ranges::all_of(need.skills, [&](const auto& needed) { return has_skill(agent, needed); });
  if (!agent.policy->active) return Obstacle::inactive;
  if (need.team && need.team != agent.team) return Obstacle::other_team;
  if (!has_all) return Obstacle::lacks_skill;
  if (agent.id == need.not_to) return Obstacle::gave_up;
  return Obstacle::none;
}

// Having held the ticket before its escalation comes last: it is mentioned only for agents who could take it
// otherwise.
Obstacle obstacle_for(const RosterAgent& agent, const RoutingNeed& need) {
  const Obstacle by_hand = obstacle_by_hand(agent, need);
  if (by_hand != Obstacle::none && by_hand != Obstacle::gave_up) return by_hand;
  if (agent.opens_at) return Obstacle::closed;
  if (agent.away_until) return Obstacle::away;
  if (agent.held.load >= agent.policy->capacity) return Obstacle::full;
  return by_hand;
}

std::optional<TieBreak> beats(const RosterAgent& x, const RosterAgent& y) {
  if (const auto order = load_order(x, y); order != 0)
    return order < 0 ? std::optional(TieBreak::by_load) : std::nullopt;
  const Instant last_of_x = x.assigned_at.value_or(Instant::first() - WallSeconds{1});
  const Instant last_of_y = y.assigned_at.value_or(Instant::first() - WallSeconds{1});
  if (last_of_x != last_of_y)
    return last_of_x < last_of_y ? std::optional(TieBreak::by_last_assignment) : std::nullopt;
  return x.policy->name < y.policy->name ? std::optional(TieBreak::by_name) : std::nullopt;
}

const RosterAgent* choose(const Roster& roster, const RoutingNeed& need) {
  const RosterAgent* best = nullptr;
  for (const RosterAgent& agent : roster.agents)
    if (obstacle_for(agent, need) == Obstacle::none && (best == nullptr || beats(agent, *best)))
      best = &agent;
  return best;
}

// Every eligible agent is compared with the chosen one only: that is the comparison that decided.
std::vector<AgentVerdict> verdicts(const Roster& roster, const RoutingNeed& need) {
  const RosterAgent* chosen = choose(roster, need);
  std::vector<AgentVerdict> all;
  for (const RosterAgent& agent : roster.agents) {
    AgentVerdict verdict{.agent = &agent,
                         .chosen = &agent == chosen,
                         .obstacle = obstacle_for(agent, need),
                         .beaten = TieBreak::by_load};
    if (verdict.obstacle == Obstacle::none && !verdict.chosen)
      verdict.beaten = beats(*chosen, agent).value_or(TieBreak::by_name);
    all.push_back(verdict);
  }
  return all;
}

namespace {

/// The inputs of the text of a reason.
struct Asked {
  const RosterAgent& agent;
  const RoutingNeed& need;
  const NameTable& names;
  const Zone& zone;
};

std::string load(const RosterAgent& agent) {
  return fmt::format("load {} of {}", agent.held.load, agent.policy->capacity);
}

std::string until(std::string_view what, Instant end, const Zone& zone) {
  return end < Instant::open_end() ? fmt::format("{} until {}", what, format_local(end, zone))
                                   : std::string(what);
}

std::string other_team(const Asked& asked) {
  return fmt::format("not in {}", asked.names.text(asked.need.team));
}

std::string lacks(const Asked& asked) {
  std::vector<std::string> missing;
  for (const auto& needed : asked.need.skills)
    if (!has_skill(asked.agent, needed))
      missing.push_back(skill_text(needed.first, needed.second, asked.names));
  return fmt::format("lacks {}", fmt::join(missing, ", "));
}

struct ObstacleWords {
  Obstacle obstacle;
  std::string (*words)(const Asked&);
};
constexpr auto kWords = enum_table(
    &ObstacleWords::obstacle,
    {{Obstacle::none, [](const Asked& a) { return load(a.agent); }},
     {Obstacle::inactive, [](const Asked&) { return std::string("no longer active"); }},
     {Obstacle::other_team, other_team},
     {Obstacle::lacks_skill, lacks},
     {Obstacle::closed,
      [](const Asked& a) { return until("outside working hours", *a.agent.opens_at, a.zone); }},
     {Obstacle::away, [](const Asked& a) { return until("away", *a.agent.away_until, a.zone); }},
     {Obstacle::full, [](const Asked& a) { return load(a.agent) + ": at capacity"; }},
     {Obstacle::gave_up, [](const Asked&) { return std::string("held the ticket when it was escalated"); }}});

constexpr auto kBeatenWords =
    enum_names<TieBreak>({": higher for the capacity", ": equal, but assigned a ticket more recently",
                          ": equal, but later by name"});

}  // namespace

std::string skill_text(SkillId skill, int level, const NameTable& names) {
  return level == 1 ? std::string(names.text(skill)) : fmt::format("{}:{}", names.text(skill), level);
}

std::string reason_of(const AgentVerdict& verdict, const RoutingNeed& need, const NameTable& names,
                      const Zone& zone) {
  std::string words = kWords[verdict.obstacle].words({*verdict.agent, need, names, zone});
  if (verdict.obstacle == Obstacle::none && !verdict.chosen) words += kBeatenWords[verdict.beaten];
  return words;
}

// Agents of other teams and former agents are not mentioned. They could not be expected to take the ticket.
std::string nobody_because(const Roster& roster, const RoutingNeed& need, const NameTable& names) {
  EnumArray<Obstacle, int, kObstacleWords.size()> counts{};
  for (const RosterAgent& agent : roster.agents) ++counts[obstacle_for(agent, need)];
  std::vector<std::string> parts;
  for (const Obstacle obstacle : kObstacleWords.enumerators()) {
    if (counts[obstacle] == 0 || obstacle == Obstacle::inactive || obstacle == Obstacle::other_team) continue;
    parts.push_back(fmt::format("{} {}", counts[obstacle], kObstacleWords[obstacle]));
    if (obstacle != Obstacle::lacks_skill) continue;
    std::vector<std::string> skills;
    for (const auto& [skill, level] : need.skills) skills.push_back(skill_text(skill, level, names));
    parts.back() += fmt::format(" ({})", fmt::join(skills, ", "));
  }
  const std::string where = need.team ? fmt::format(" in {}", names.text(need.team)) : std::string();
  if (parts.empty()) return fmt::format("no agents{}", where);
  return fmt::format("nobody{} can take it: {}", where, fmt::join(parts, ", "));
}

}  // namespace tix
