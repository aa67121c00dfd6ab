// Checks that teams and agents are reached by routes, and that notifications reach somebody.
#include "core/policy/lint_people.hpp"

#include "core/filter/filter_logic.hpp"
#include "tix/text/ascii.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tix {
namespace {

bool has_skill(const AgentPolicy& agent, const Skill& needed) {
  return std::ranges::any_of(agent.skills, [&](const Skill& skill) {
    return skill.name == needed.name && skill.level >= needed.level;
  });
}

bool has_skills(const AgentPolicy& agent, const Route& route) {
  return std::ranges::all_of(route.skills, [&](const Skill& needed) { return has_skill(agent, needed); });
}

bool has_agents(const Desk& desk, std::string_view team) {
  return std::ranges::any_of(desk.agents,
                             [&](const AgentPolicy& agent) { return agent.active && agent.team == team; });
}

bool some_agent_fits(const Desk& desk, const Route& route) {
  return std::ranges::any_of(desk.agents, [&](const AgentPolicy& agent) {
    return agent.active && (route.team.empty() || agent.team == route.team) && has_skills(agent, route);
  });
}

std::string skills_text(const Route& route) {
  std::vector<std::string> skills;
  for (const Skill& skill : route.skills)
    skills.push_back(skill.level == 1 ? skill.name : fmt::format("{}:{}", skill.name, skill.level));
  return fmt::format("{}", fmt::join(skills, ", "));
}

bool some_action_is(const Desk& desk, const Action& wanted) {
  const auto does = [&](const auto& one) {
    return std::ranges::find(one.actions, wanted) != one.actions.end();
  };
  return std::ranges::any_of(desk.escalations, does) || std::ranges::any_of(desk.rules, does);
}

/// Returns whether tickets can reach the team without a route, by an action or an escalation.
bool is_handed_over_to(const Desk& desk, const std::string& team) {
  return some_action_is(desk, {ActionKind::team, team}) ||
         std::ranges::any_of(
             desk.teams, [&](const TeamPolicy& other) { return other.active && other.escalates_to == team; });
}

bool is_routed_to(const Desk& desk, const std::string& team) {
  return std::ranges::any_of(desk.routes, [&](const Route& route) { return route.team == team; });
}

/// A role that `notify:` looks up in the team of a ticket, and a test whether a team has nobody in it.
struct TeamRole {
  std::string_view word;
  bool (*is_empty)(const Desk& desk, const TeamPolicy& team);
  std::string_view lacks;
};
constexpr std::array kTeamRoles = {
    TeamRole{"lead", [](const Desk&, const TeamPolicy& team) { return team.lead.empty(); }, "has no lead"},
    TeamRole{"team", [](const Desk& desk, const TeamPolicy& team) { return !has_agents(desk, team.name); },
             "has no agents"},
};

/// Returns whether the filter can match tickets of this team. Returns false if that cannot be decided.
bool may_be_of(const Filter& when, const TeamPolicy& team) {
  const auto fields = when.fields();
  if (std::ranges::find(fields, "team") == fields.end()) return true;
  const auto teams = teams_of(when);
  return teams && std::ranges::find(*teams, ascii_lower(team.name)) != teams->end();
}

/// Finds `notify:` of a role that is empty in a team whose tickets the part can act on. Parts that change the
/// team are left out: which team is notified then depends on the order of their actions.
template <class Part>
void find_unnotified(const Desk& desk, DeskPart part, const std::vector<Part>& parts,
                     LintFindings& findings) {
  for (const Part& one : parts) {
    const auto& actions = one.actions;
    const auto moves = [](const Action& action) { return action.kind == ActionKind::team; };
    if (std::ranges::any_of(actions, moves)) continue;
    for (const TeamRole& role : kTeamRoles) {
      const Action notify{ActionKind::notify, std::string(role.word)};
      if (std::ranges::find(actions, notify) == actions.end()) continue;
      for (const TeamPolicy& team : desk.teams)
        if (team.active && role.is_empty(desk, team) && may_be_of(one.when, team))
          findings.add(part, one.name,
                       fmt::format("notify:{} reaches nobody for tickets of team '{}', which {}", role.word,
                                   team.name, role.lacks));
    }
  }
}

}  // namespace

void find_nobody_notified(const Desk& desk, LintFindings& findings) {
  find_unnotified(desk, DeskPart::escalation, desk.escalations, findings);
  find_unnotified(desk, DeskPart::rule, desk.rules, findings);
}

void find_route_without_agent(const Desk& desk, LintFindings& findings) {
  for (const Route& route : desk.routes) {
    if (some_agent_fits(desk, route)) continue;
    if (!route.team.empty() && !has_agents(desk, route.team))
      findings.add(DeskPart::route, route.name, fmt::format("its team '{}' has no agents", route.team));
    else
      findings.add(DeskPart::route, route.name,
                   fmt::format("no agent{} has all of these skills: {}",
                               route.team.empty() ? "" : fmt::format(" of team '{}'", route.team),
                               skills_text(route)));
  }
}

void find_team_unreached(const Desk& desk, LintFindings& findings) {
  const bool routes_to_teams =
      std::ranges::any_of(desk.routes, [](const Route& route) { return !route.team.empty(); });
  if (!routes_to_teams) return;
  for (const TeamPolicy& team : desk.teams)
    if (team.active && has_agents(desk, team.name) && !is_routed_to(desk, team.name) &&
        !is_handed_over_to(desk, team.name))
      findings.add(DeskPart::team, team.name, "no route, step, rule or escalates_to leads to it");
}

// Agents whose team gets tickets by other ways, or who are assigned by name, can be reached without any
// route.
void find_agent_unreached(const Desk& desk, LintFindings& findings) {
  for (const AgentPolicy& agent : desk.agents) {
    if (!agent.active || is_handed_over_to(desk, agent.team) ||
        some_action_is(desk, {ActionKind::assign, agent.name}))
      continue;
    std::vector<std::string> lacking;
    bool some_fits = false, others_fit = false;
    for (const Route& route : desk.routes) {
      if (route.team != agent.team) continue;
      some_fits |= has_skills(agent, route);
      others_fit |= some_agent_fits(desk, route);
      if (!has_skills(agent, route)) lacking.push_back(skills_text(route));
    }
    // A route that fits nobody is the finding of another check.
    if (!some_fits && others_fit)
      findings.add(DeskPart::agent, agent.name,
                   fmt::format("every route to team '{}' requires skills that '{}' lacks: {}", agent.team,
                               agent.name, fmt::join(lacking, "; ")));
  }
}

}  // namespace tix
