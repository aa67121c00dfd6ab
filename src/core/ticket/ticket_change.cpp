// Applies events to the state of a ticket: one function per kind of event. They accept every order of events,
// because an import may bring histories that no command of tix would write.
#include "core/ticket/ticket_change.hpp"

#include "tix/text/enum_table.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix {
namespace {

/// A function that applies events of one kind.
using Change = void (*)(Ticket&, const Event&);

template <auto Member, Refers What>
void set_value(Ticket& ticket, const Event& event) {
  ticket.*Member = event_value<What>(event);
}

template <auto Member>
void set_text(Ticket& ticket, const Event& event) {
  ticket.*Member = event.text;
}

void nothing(Ticket&, const Event&) {}

void create(Ticket& ticket, const Event& event) {
  ticket.title = event.text;
  ticket.customer = event_value<Refers::customer>(event);
  ticket.created_at = ticket.in_state_since = event.at;
}

void add_tag(Ticket& ticket, const Event& event) {
  const LabelId tag = event_value<Refers::label>(event);
  if (std::ranges::find(ticket.tags, tag) == ticket.tags.end()) ticket.tags.push_back(tag);
}

void remove_tag(Ticket& ticket, const Event& event) {
  std::erase(ticket.tags, event_value<Refers::label>(event));
}

void set_extra(Ticket& ticket, const Event& event) {
  const FieldId field = event_value<Refers::field>(event);
  const auto value =
      std::ranges::find_if(ticket.extra, [&](const auto& pair) { return pair.first == field; });
  if (value != ticket.extra.end())
    value->second = event.text;
  else
    ticket.extra.emplace_back(field, event.text);
}

void count_message(Ticket& ticket, const Event& event) {
  const MessageKind kind = event_value<Refers::message_kind>(event);
  if (kind == MessageKind::received) ++ticket.unanswered;
  if (kind != MessageKind::reply) return;
  ++ticket.replies;
  ticket.unanswered = 0;
}

/// Sets the status and all fields that depend on it. A resolve of a resolved ticket, which corrects its
/// resolution or closes it, keeps the time of the first one.
void set_status(Ticket& ticket, const Event& event) {
  const Status status = event_value<Refers::status>(event);
  const bool was_unresolved = ticket.unresolved();
  if (status != ticket.status) ticket.in_state_since = event.at;
  ticket.status = status;
  ticket.hold_reason = status == Status::hold ? hold_reason_of(event) : HoldReasonId{};
  ticket.opens_at = status == Status::pending ? opens_at_of(event) : std::nullopt;
  if (ticket.unresolved()) {
    if (!was_unresolved) ++ticket.reopens;
    ticket.resolution = {};
    ticket.resolved_at.reset();
    ticket.closed_at.reset();
    return;
  }
  if (was_unresolved) ticket.resolved_at = event.at;
  ticket.acknowledged_at.reset();
  ticket.acknowledged_until.reset();
  if (was_unresolved || resolution_of(event)) ticket.resolution = resolution_of(event);
  if (status == Status::closed && !ticket.closed_at) ticket.closed_at = event.at;
}

/// Opens a pending ticket at its `--until`, unless a person has changed its status or that time since.
void wake(Ticket& ticket, const Event& event) {
  if (ticket.status != Status::pending || ticket.opens_at != event.at) return;
  ticket.status = Status::open;
  ticket.opens_at.reset();
  ticket.in_state_since = event.at;
}

/// Counts a message as unanswered here if the customer of the merged ticket still waits for an answer.
void absorb(Ticket& ticket, const Event& event) {
  if (inherited_wait(event)) ++ticket.unanswered;
}

void link(Ticket& ticket, const Event& event) {
  if (event_value<Refers::link_kind>(event) == LinkKind::causes) ++ticket.incidents;
}

void unlink(Ticket& ticket, const Event& event) {
  if (event_value<Refers::link_kind>(event) == LinkKind::causes && ticket.incidents > 0) --ticket.incidents;
}

void escalate(Ticket& ticket, const Event& event) {
  ++ticket.escalations;
  ticket.escalated_at = event.at;
}

/// Counts an escalation unless the step only warns.
void fire_step(Ticket& ticket, const Event& event) {
  if (escalates(event)) escalate(ticket, event);
}

void set_team(Ticket& ticket, const Event& event) {
  ticket.team = event_value<Refers::team>(event);
  ticket.route = {};
  ticket.unrouted_at.reset();
}

void set_agent(Ticket& ticket, const Event& event) {
  ticket.agent = event_value<Refers::agent>(event);
  ticket.unrouted_at.reset();
}

void find_nobody(Ticket& ticket, const Event& event) {
  ticket.unrouted_at = event.at;
}

void need_skill(Ticket& ticket, const Event& event) {
  const SkillId skill = event_value<Refers::skill>(event);
  const int level = event_value<Refers::level>(event);
  const auto known =
      std::ranges::find_if(ticket.skills, [&](const auto& need) { return need.first == skill; });
  if (known == ticket.skills.end()) {
    if (level > 0) ticket.skills.emplace_back(skill, level);
  } else if (level > 0) {
    known->second = level;
  } else {
    ticket.skills.erase(known);
  }
}

void acknowledge(Ticket& ticket, const Event& event) {
  ticket.acknowledged_at = event.at;
  ticket.acknowledged_until = event_value<Refers::until>(event);
}

void deescalate(Ticket& ticket, const Event&) {
  ticket.escalated_at.reset();
}

void watch(Ticket& ticket, const Event& event) {
  const AgentId agent = event_value<Refers::agent>(event);
  if (std::ranges::find(ticket.watchers, agent) == ticket.watchers.end()) ticket.watchers.push_back(agent);
}

void unwatch(Ticket& ticket, const Event& event) {
  std::erase(ticket.watchers, event_value<Refers::agent>(event));
}

void add_cc(Ticket& ticket, const Event& event) {
  const CustomerId customer = event_value<Refers::customer>(event);
  if (std::ranges::find(ticket.cc, customer) == ticket.cc.end()) ticket.cc.push_back(customer);
}

void remove_cc(Ticket& ticket, const Event& event) {
  std::erase(ticket.cc, event_value<Refers::customer>(event));
}

/// Binds unresolved tickets only. A resolved ticket keeps its binding, also if an earlier resolve is recorded
/// after the binding.
void bind(Ticket& ticket, const Event& event) {
  if (ticket.unresolved()) ticket.binding = event_value<Refers::binding>(event);
}

void set_due(Ticket& ticket, const Event& event) {
  if (directs_clock(event, Clock::resolution)) ticket.due_by_hand = event_value<Refers::instant>(event);
}

void clear_due(Ticket& ticket, const Event& event) {
  if (directs_clock(event, Clock::resolution)) ticket.due_by_hand.reset();
}

struct ChangeRow {
  EventKind kind;
  Change change;
};
constexpr auto kChanges =
    enum_table(&ChangeRow::kind, {{EventKind::created, create},
                                  {EventKind::ref, set_text<&Ticket::ref>},
                                  {EventKind::title, set_text<&Ticket::title>},
                                  {EventKind::requester, set_value<&Ticket::customer, Refers::customer>},
                                  {EventKind::channel, set_value<&Ticket::channel, Refers::channel>},
                                  {EventKind::category, set_value<&Ticket::category, Refers::category>},
                                  {EventKind::priority, set_value<&Ticket::priority, Refers::priority>},
                                  {EventKind::team, set_team},
                                  {EventKind::agent, set_agent},
                                  {EventKind::status, set_status},
                                  {EventKind::tagged, add_tag},
                                  {EventKind::untagged, remove_tag},
                                  {EventKind::extra, set_extra},
                                  {EventKind::message, count_message},
                                  {EventKind::bound, bind},
                                  {EventKind::due_set, set_due},
                                  {EventKind::due_cleared, clear_due},
                                  {EventKind::due_none, clear_due},
                                  {EventKind::waived, nothing},
                                  {EventKind::merged, nothing},
                                  {EventKind::linked, link},
                                  {EventKind::rated, set_value<&Ticket::satisfaction, Refers::score>},
                                  {EventKind::promised, nothing},
                                  {EventKind::promise_kept, nothing},
                                  {EventKind::undone, nothing},
                                  {EventKind::woken, wake},
                                  {EventKind::absorbed, absorb},
                                  {EventKind::unlinked, unlink},
                                  {EventKind::redacted, nothing},
                                  {EventKind::escalated, escalate},
                                  {EventKind::deescalated, deescalate},
                                  {EventKind::watched, watch},
                                  {EventKind::unwatched, unwatch},
                                  {EventKind::step_fired, fire_step},
                                  {EventKind::rule_fired, nothing},
                                  {EventKind::routed, set_value<&Ticket::route, Refers::route>},
                                  {EventKind::unrouted, find_nobody},
                                  {EventKind::skill, need_skill},
                                  {EventKind::acknowledged, acknowledge},
                                  {EventKind::recommended, nothing},
                                  {EventKind::cc_added, add_cc},
                                  {EventKind::cc_removed, remove_cc},
                                  {EventKind::moved, nothing},
                                  {EventKind::bounced, nothing}});

}  // namespace

void change(Ticket& ticket, const Event& event) {
  kChanges[event.kind].change(ticket, event);
}

}  // namespace tix
