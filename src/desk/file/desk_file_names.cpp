// Collects the names that a desk declares, and checks that none in use is lost.
#include "desk/file/desk_file_names.hpp"

#include "tix/text/error.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tix::desk {
namespace {

/// Adds the names in use that `before` has and `after` neither has nor takes over, such as `agent 'budi'`.
template <class Policy>
void add_lost(const std::vector<Policy>& before, const std::vector<Policy>& after, NameKind kind,
              std::string_view word, const NameInUse& in_use, std::vector<std::string>& lost) {
  for (const Policy& old : before) {
    const bool kept = std::ranges::any_of(
        after, [&](const Policy& now) { return now.name == old.name || now.renamed_from == old.name; });
    if (!kept && in_use(kind, old.name)) lost.push_back(fmt::format("{} '{}'", word, old.name));
  }
}

void add(std::vector<DeskName>& names, NameKind kind, std::string_view text) {
  DeskName name{.kind = kind, .text = std::string(text), .renamed_from = {}};
  if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

void add_tags(std::vector<DeskName>& names, const std::vector<Action>& actions) {
  for (const Action& action : actions)
    if (action.kind == ActionKind::tag) add(names, NameKind::label, action.argument);
}

}  // namespace

std::vector<DeskName> names_in(const Desk& desk) {
  std::vector<DeskName> names;
  for (const AgentPolicy& agent : desk.agents)
    names.push_back({NameKind::agent, agent.name, agent.active, agent.renamed_from});
  for (const TeamPolicy& team : desk.teams)
    names.push_back({NameKind::team, team.name, team.active, team.renamed_from});
  for (const std::string& category : desk.categories) add(names, NameKind::category, category);
  for (const std::string_view resolution : kBuiltInResolutions) add(names, NameKind::resolution, resolution);
  for (const std::string& resolution : desk.resolutions) add(names, NameKind::resolution, resolution);
  for (const std::string& reason : desk.hold_reasons) add(names, NameKind::hold_reason, reason);
  for (const EscalationStep& step : desk.escalations) {
    add_tags(names, step.actions);
    add(names, NameKind::step, step.name);
  }
  for (const Rule& rule : desk.rules) {
    add_tags(names, rule.actions);
    add(names, NameKind::rule, rule.name);
  }
  for (const Route& route : desk.routes) {
    add(names, NameKind::route, route.name);
    for (const Skill& skill : route.skills) add(names, NameKind::skill, skill.name);
  }
  for (const AgentPolicy& agent : desk.agents)
    for (const Skill& skill : agent.skills) add(names, NameKind::skill, skill.name);
  return names;
}

void declare_names(const Desk& desk, NameTable& names) {
  const std::vector<DeskName> declared = names_in(desk);
  for (const DeskName& name : declared) {
    const std::int64_t former = names.find(name.kind, name.renamed_from);
    if (former != 0 && names.find(name.kind, name.text) == 0) names.rename(former, name.text);
    names.set_active(names.intern(name.kind, name.text, name.active), name.active);
  }
  const auto is_declared = [&](const NameTable::Entry& entry) {
    return std::ranges::any_of(
        declared, [&](const DeskName& name) { return name.kind == entry.kind && name.text == entry.text; });
  };
  std::vector<std::int64_t> gone;
  for (const NameTable::Entry& entry : names.entries())
    if (entry.active && !is_declared(entry)) gone.push_back(entry.id);
  for (const std::int64_t id : gone) names.set_active(id, false);
}

std::vector<std::string> lost_names(const Desk& before, const Desk& after, const NameInUse& in_use) {
  std::vector<std::string> lost;
  add_lost(before.agents, after.agents, NameKind::agent, "agent", in_use, lost);
  add_lost(before.teams, after.teams, NameKind::team, "team", in_use, lost);
  return lost;
}

void check_successor(const Desk& before, const Desk& after, const NameInUse& in_use) {
  const std::vector<std::string> lost = lost_names(before, after, in_use);
  if (lost.empty()) return;
  throw Error(ErrorKind::desk,
              fmt::format("the desk file lacks names that tickets use: {}; accepted: the same name, or "
                          "renamed_from = \"...\" under the new name",
                          fmt::join(lost, ", ")),
              "keep former agents and teams in the file with active = false");
}

}  // namespace tix::desk
