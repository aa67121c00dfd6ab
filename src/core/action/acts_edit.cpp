// Edits fields and tags. Only real changes become events, so that editing a ticket to what it is leaves its
// log alone.
#include "tix/action/acts_edit.hpp"

#include "core/action/act_rules.hpp"
#include "tix/text/blank.hpp"
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

bool has_tag(const Ticket& ticket, LabelId tag) {
  return std::ranges::find(ticket.tags, tag) != ticket.tags.end();
}

/// Appends the events that change the required skills. Throws Error{usage} if a skill is given twice.
void new_skill_events(const ActionContext& context, const Ticket& ticket, const Edit& to,
                      std::vector<NewEvent>& new_events) {
  std::vector<std::pair<SkillId, int>> wanted;
  for (const std::string& text : to.skills) {
    wanted.push_back(context.skill(text));
    const auto same = [&](const auto& one) { return one.first == wanted.back().first; };
    if (std::ranges::count_if(wanted, same) > 1)
      throw Error(ErrorKind::usage, fmt::format("skill '{}' is given twice", text));
  }
  for (const auto& [skill, level] : ticket.skills) {
    const bool open_intervals =
        std::ranges::any_of(wanted, [s = skill](const auto& one) { return one.first == s; });
    if (to.no_skills && !open_intervals) new_events.push_back(context.new_event(EventKind::skill, skill));
  }
  for (const auto& need : wanted)
    if (std::ranges::find(ticket.skills, need) == ticket.skills.end())
      new_events.push_back(context.new_event(EventKind::skill, need.first, need.second));
}

template <class IdType>
bool is_drafted(const std::vector<NewEvent>& new_events, EventKind kind, IdType id) {
  return std::ranges::any_of(new_events, [&](const NewEvent& new_event) {
    return new_event.kind == kind && new_event.a == stored_number(id);
  });
}

}  // namespace

std::vector<NewEvent> edit(const ActionContext& context, const Ticket& ticket, const Edit& to) {
  require_not_closed(context, ticket);
  if (to.title && is_blank(*to.title)) throw Error(ErrorKind::usage, "the title is empty");
  std::vector<NewEvent> new_events;
  if (to.title && *to.title != ticket.title)
    new_events.push_back(context.new_event(EventKind::title, {}, {}, *to.title));
  if (to.requester && *to.requester != ticket.customer)
    new_events.push_back(context.new_event(EventKind::requester, *to.requester));
  if (to.ref && *to.ref != ticket.ref)
    new_events.push_back(context.new_event(EventKind::ref, {}, {}, *to.ref));
  const auto set = [&](EventKind kind, auto now, auto next) {
    if (next != now) new_events.push_back(context.new_event(kind, next));
  };
  if (to.category) set(EventKind::category, ticket.category, context.category(*to.category));
  if (to.channel) set(EventKind::channel, ticket.channel, context.channel(*to.channel));
  for (const auto& [name, value] : to.extra) {
    const FieldId field = context.field(name);
    if (is_drafted(new_events, EventKind::extra, field))
      throw Error(ErrorKind::usage, fmt::format("field 'x.{}' is set twice", name));
    const std::string filled = is_blank(value) ? std::string() : value;
    if (value_of(ticket, field) != filled)
      new_events.push_back(context.new_event(EventKind::extra, field, {}, filled));
  }
  new_skill_events(context, ticket, to, new_events);
  return new_events;
}

std::vector<NewEvent> tag(const ActionContext& context, const Ticket& ticket, const Tagging& change) {
  require_not_closed(context, ticket);
  for (const std::string& name : change.remove)
    if (std::ranges::find(change.add, name) != change.add.end())
      throw Error(ErrorKind::usage, fmt::format("tag '{}' is both added and removed", name));
  std::vector<NewEvent> new_events;
  const auto new_event_once = [&](EventKind kind, LabelId tag) {
    if (!is_drafted(new_events, kind, tag)) new_events.push_back(context.new_event(kind, tag));
  };
  for (const std::string& name : change.add)
    if (const LabelId tag = context.tag(name); !has_tag(ticket, tag)) new_event_once(EventKind::tagged, tag);
  for (const std::string& name : change.remove)
    if (const LabelId tag = context.known_tag(name); has_tag(ticket, tag))
      new_event_once(EventKind::untagged, tag);
  return new_events;
}

}  // namespace tix
