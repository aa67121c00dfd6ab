// What a ticket is called, by whom, and its labels.
#include "core/action/act_rules.hpp"
#include "tix/text/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

std::string value_of(const Ticket& ticket, FieldId field) {
  for (const auto& [known, value] : ticket.extra)
    if (known == field) return value;
  return {};
}

bool has(const Ticket& ticket, LabelId tag) {
  return std::find(ticket.tags.begin(), ticket.tags.end(), tag) != ticket.tags.end();
}

/// Those it needs, and those it is to need: each changed once.
void draft_skills(const Acting& acting, const Ticket& ticket, const Edit& to, std::vector<Draft>& drafts) {
  std::vector<std::pair<SkillId, int>> wanted;
  for (const std::string& text : to.skills) {
    wanted.push_back(acting.skill(text));
    const auto same = [&](const auto& one) { return one.first == wanted.back().first; };
    if (std::count_if(wanted.begin(), wanted.end(), same) > 1)
      throw Error(ErrorKind::usage, fmt::format("skill '{}' is given twice", text));
  }
  for (const auto& [skill, level] : ticket.skills) {
    const bool stays =
        std::any_of(wanted.begin(), wanted.end(), [s = skill](const auto& one) { return one.first == s; });
    if (to.no_skills && !stays) drafts.push_back(acting.draft(EventKind::skill, skill.value));
  }
  for (const auto& need : wanted)
    if (std::find(ticket.skills.begin(), ticket.skills.end(), need) == ticket.skills.end())
      drafts.push_back(acting.draft(EventKind::skill, need.first.value, need.second));
}

bool is_drafted(const std::vector<Draft>& drafts, EventKind kind, std::int64_t a) {
  return std::any_of(drafts.begin(), drafts.end(),
                     [&](const Draft& draft) { return draft.kind == kind && draft.a == a; });
}

}  // namespace

std::vector<Draft> edit(const Acting& acting, const Ticket& ticket, const Edit& to) {
  require_not_closed(acting, ticket);
  if (to.title && to.title->empty()) throw Error(ErrorKind::usage, "a ticket needs a title");
  std::vector<Draft> drafts;
  if (to.title && *to.title != ticket.title)
    drafts.push_back(acting.draft(EventKind::title, 0, 0, *to.title));
  if (to.requester && *to.requester != ticket.customer)
    drafts.push_back(acting.draft(EventKind::requester, to.requester->value));
  if (to.ref && *to.ref != ticket.ref) drafts.push_back(acting.draft(EventKind::ref, 0, 0, *to.ref));
  const auto set = [&](EventKind kind, auto now, auto next) {
    if (next != now) drafts.push_back(acting.draft(kind, next.value));
  };
  if (to.category) set(EventKind::category, ticket.category, acting.category(*to.category));
  if (to.channel) set(EventKind::channel, ticket.channel, acting.channel(*to.channel));
  for (const auto& [name, value] : to.extra) {
    const FieldId field = acting.field(name);
    if (is_drafted(drafts, EventKind::extra, field.value))
      throw Error(ErrorKind::usage, fmt::format("x.{} is set twice", name));
    if (value_of(ticket, field) != value)
      drafts.push_back(acting.draft(EventKind::extra, field.value, 0, value));
  }
  draft_skills(acting, ticket, to, drafts);
  return drafts;
}

std::vector<Draft> tag(const Acting& acting, const Ticket& ticket, const Tagging& change) {
  require_not_closed(acting, ticket);
  for (const std::string& name : change.remove)
    if (std::find(change.add.begin(), change.add.end(), name) != change.add.end())
      throw Error(ErrorKind::usage, fmt::format("tag '{}' is both added and removed", name));
  std::vector<Draft> drafts;
  const auto draft_once = [&](EventKind kind, LabelId tag) {
    if (!is_drafted(drafts, kind, tag.value)) drafts.push_back(acting.draft(kind, tag.value));
  };
  for (const std::string& name : change.add)
    if (const LabelId tag = acting.tag(name); !has(ticket, tag)) draft_once(EventKind::tagged, tag);
  for (const std::string& name : change.remove)
    if (const LabelId tag = acting.known_tag(name); has(ticket, tag)) draft_once(EventKind::untagged, tag);
  return drafts;
}

}  // namespace tix
