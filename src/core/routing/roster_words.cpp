// Why somebody was chosen, or was not, in words.
#include "tix/calendar/time_text.hpp"
#include "tix/routing/roster.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

/// What the words of a reason are made of.
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
     {Obstacle::closed, [](const Asked& a) { return until("out of hours", *a.agent.opens_at, a.zone); }},
     {Obstacle::away, [](const Asked& a) { return until("away", *a.agent.away_until, a.zone); }},
     {Obstacle::full, [](const Asked& a) { return load(a.agent) + ": no room"; }},
     {Obstacle::gave_up, [](const Asked&) { return std::string("had it when it was escalated"); }}});

constexpr auto kBeatenWords =
    enum_names<TieBreak>({" is more for their capacity", ", as little as another, with a newer ticket",
                          ", equal: the name decides"});

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
  if (parts.empty()) return fmt::format("nobody works{}", where);
  return fmt::format("nobody{} can take it: {}", where, fmt::join(parts, ", "));
}

}  // namespace tix
