// Why somebody was chosen, or was not, in words.
#include "tix/calendar/time_text.hpp"
#include "tix/routing/roster.hpp"
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
constexpr std::array kWords = {
    ObstacleWords{Obstacle::none, [](const Asked& a) { return load(a.agent); }},
    ObstacleWords{Obstacle::inactive, [](const Asked&) { return std::string("no longer active"); }},
    ObstacleWords{Obstacle::other_team, other_team},
    ObstacleWords{Obstacle::lacks_skill, lacks},
    ObstacleWords{Obstacle::closed,
                  [](const Asked& a) { return until("out of hours", *a.agent.opens_at, a.zone); }},
    ObstacleWords{Obstacle::away, [](const Asked& a) { return until("away", *a.agent.away_until, a.zone); }},
    ObstacleWords{Obstacle::full, [](const Asked& a) { return load(a.agent) + ": no room"; }},
    ObstacleWords{Obstacle::gave_up,
                  [](const Asked&) { return std::string("had it when it was escalated"); }},
};

constexpr bool words_in_order() {
  for (std::size_t i = 0; i < kWords.size(); ++i)
    if (static_cast<std::size_t>(kWords[i].obstacle) != i) return false;
  return kWords.size() == kObstacleWords.size();
}
static_assert(words_in_order());

constexpr std::array<std::string_view, 3> kBeatenWords = {" is more for their capacity",
                                                          ", as little as another, with a newer ticket",
                                                          ", equal: the name decides"};
static_assert(kBeatenWords.size() == static_cast<std::size_t>(TieBreak::by_name) + 1);

}  // namespace

std::string skill_text(SkillId skill, int level, const NameTable& names) {
  return level == 1 ? std::string(names.text(skill)) : fmt::format("{}:{}", names.text(skill), level);
}

std::string reason_of(const AgentVerdict& verdict, const RoutingNeed& need, const NameTable& names,
                      const Zone& zone) {
  std::string words =
      kWords[static_cast<std::size_t>(verdict.obstacle)].words({*verdict.agent, need, names, zone});
  if (verdict.obstacle == Obstacle::none && !verdict.chosen)
    words += kBeatenWords[static_cast<std::size_t>(verdict.beaten)];
  return words;
}

std::string nobody_because(const Roster& roster, const RoutingNeed& need, const NameTable& names) {
  std::array<int, kObstacleWords.size()> counts{};
  for (const RosterAgent& agent : roster.agents)
    ++counts[static_cast<std::size_t>(obstacle_for(agent, need))];
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto obstacle = static_cast<Obstacle>(i);
    if (counts[i] == 0 || obstacle == Obstacle::inactive || obstacle == Obstacle::other_team) continue;
    parts.push_back(fmt::format("{} {}", counts[i], kObstacleWords[i]));
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
