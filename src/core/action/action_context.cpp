// Looks up the names in commands. Agents, teams, resolutions and skills must be known to the desk. Channels
// and tags are free, and categories and hold reasons are free unless the desk lists them.
#include "tix/action/action_context.hpp"

#include "core/action/act_rules.hpp"
#include "tix/action/notification_rules.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace tix {
namespace {

void require_one_of(std::string_view what, std::string_view name, const std::vector<std::string>& known) {
  if (std::ranges::find(known, name) == known.end()) refuse_unknown(what, name, known);
}

template <class Policy>
std::vector<std::string> active_names(const std::vector<Policy>& all) {
  std::vector<std::string> names;
  for (const Policy& one : all)
    if (one.active) names.push_back(one.name);
  return names;
}

std::vector<std::string> known_skills(const Desk& desk) {
  std::vector<std::string> known;
  const auto add = [&](const std::vector<Skill>& skills) {
    for (const Skill& skill : skills)
      if (std::ranges::find(known, skill.name) == known.end()) known.push_back(skill.name);
  };
  for (const AgentPolicy& agent : desk.agents) add(agent.skills);
  for (const Route& route : desk.routes) add(route.skills);
  return known;
}

/// Returns whether a shell, a filter and `tix tag` read the name as one word.
bool is_plain_word(std::string_view name) {
  const auto plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || byte >= 0x80 || c == '.' || c == '_' || c == '-';
  };
  return !name.empty() && name.front() != '-' && std::ranges::all_of(name, plain);
}

}  // namespace

std::string ActionContext::moment(Instant t) const {
  return format_moment(t, *zone_);
}

AgentId ActionContext::agent(std::string_view name) const {
  const AgentPolicy* former = desk_->agent(name);
  if (former && !former->active)
    throw Error(ErrorKind::refused, fmt::format("agent '{}' is no longer active", name));
  if (name == "@me") name = names_->text(actor_);
  require_one_of("agent", name, active_names(desk_->agents));
  return names_->intern_active<AgentId>(name);
}

TeamId ActionContext::team(std::string_view name) const {
  require_one_of("team", name, active_names(desk_->teams));
  return names_->intern_active<TeamId>(name);
}

CategoryId ActionContext::category(std::string_view typed) const {
  const std::string_view name = trimmed(typed);
  if (!name.empty() && !desk_->categories.empty()) require_one_of("category", name, desk_->categories);
  return names_->intern<CategoryId>(name);
}

ChannelId ActionContext::channel(std::string_view typed) const {
  return names_->intern<ChannelId>(trimmed(typed));
}

LabelId ActionContext::tag(std::string_view name) const {
  if (!is_plain_word(name) || name == "none")
    throw Error(
        ErrorKind::usage,
        fmt::format("'{}' is not a tag; accepted: letters, digits, '.', '_' and '-', but not '-' first",
                    name));
  return names_->intern<LabelId>(name);
}

LabelId ActionContext::known_tag(std::string_view name) const {
  if (const auto known = names_->find<LabelId>(name)) return known;
  std::vector<std::string> tags;
  for (const NameTable::Entry& entry : names_->entries())
    if (entry.kind == NameKind::label) tags.push_back(entry.text);
  refuse_unknown("tag", name, tags);
}

FieldId ActionContext::field(std::string_view name) const {
  if (const auto known = names_->find<FieldId>(name)) return known;
  if (!is_plain_word(name))
    throw Error(
        ErrorKind::usage,
        fmt::format("'x.{}' is not a field; accepted: x. and letters, digits, '.', '_' or '-'", name));
  return names_->intern<FieldId>(name);
}

ResolutionId ActionContext::resolution(std::string_view name) const {
  std::vector<std::string> known(kBuiltInResolutions.begin(), kBuiltInResolutions.end());
  known.insert(known.end(), desk_->resolutions.begin(), desk_->resolutions.end());
  require_one_of("resolution", name, known);
  return names_->intern_active<ResolutionId>(name);
}

HoldReasonId ActionContext::hold_reason(std::string_view typed) const {
  const std::string_view name = trimmed(typed);
  if (!desk_->hold_reasons.empty()) {
    if (name.empty())
      throw Error(ErrorKind::usage, "the status hold requires a reason",
                  fmt::format("pass --reason {}", fmt::join(desk_->hold_reasons, "|")));
    require_one_of("hold reason", name, desk_->hold_reasons);
  }
  return names_->intern<HoldReasonId>(name);
}

std::pair<SkillId, int> ActionContext::skill(std::string_view text) const {
  constexpr std::int64_t kLowest = 1, kHighest = 9;
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view name = text.substr(0, colon);
  require_one_of("skill", name, known_skills(*desk_));
  const auto level = colon < text.size() ? whole_number(text.substr(colon + 1)) : std::optional(kLowest);
  if (!level || *level < kLowest || *level > kHighest)
    throw Error(ErrorKind::usage, fmt::format("'{}' is not a skill; accepted: {}, or {}:{} to {}:{}", text,
                                              name, name, kLowest, name, kHighest));
  return {names_->intern_active<SkillId>(name), static_cast<int>(*level)};
}

std::optional<Priority> ActionContext::priority(const std::optional<std::string>& name,
                                                const std::optional<std::string>& impact,
                                                const std::optional<std::string>& urgency) const {
  if (name && (impact || urgency))
    throw Error(ErrorKind::usage, "a priority cannot be combined with impact and urgency");
  if (name) {
    if (const auto priority = priority_named(*name)) return priority;
    refuse_unknown("priority", *name, {kPriorityNames.begin(), kPriorityNames.end()});
  }
  if (!impact && !urgency) return std::nullopt;
  if (!impact || !urgency) throw Error(ErrorKind::usage, "impact and urgency must be given together");
  const auto level = [](std::string_view what, const std::string& word) {
    const auto known = level_named(word);
    if (!known) refuse_unknown(what, word, {kLevelNames.begin(), kLevelNames.end()});
    return *known;
  };
  return desk_->matrix[level("impact", *impact)][level("urgency", *urgency)];
}

NewEvent ActionContext::message(MessageKind kind, std::string body) const {
  NewEvent made = new_event(EventKind::message, kind);
  made.body = std::move(body);
  return made;
}

TeamId ActionContext::team_of(AgentId agent) const {
  const AgentPolicy* policy = desk_->agent(names_->text(agent));
  return policy ? names_->intern_active<TeamId>(policy->team) : TeamId{};
}

std::vector<AgentId> ActionContext::mentioned(std::string_view text) const {
  return tix::mentioned(*desk_, *names_, text);
}

bool ActionContext::belongs(AgentId agent, TeamId team) const {
  const AgentPolicy* policy = desk_->agent(names_->text(agent));
  return policy && policy->team == names_->text(team);
}

}  // namespace tix
