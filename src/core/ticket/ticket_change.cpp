// One function per kind of event.
#include "core/ticket/ticket_change.hpp"

#include "tix/text/enum_table.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/firing.hpp"

#include <algorithm>

namespace tix {
namespace {

/// How an event of a kind changes the ticket.
using Change = void (*)(Ticket&, const Event&);

template <auto Member>
void set_id(Ticket& ticket, const Event& event) {
  ticket.*Member = std::remove_reference_t<decltype(ticket.*Member)>{event.a};
}

template <auto Member>
void set_text(Ticket& ticket, const Event& event) {
  ticket.*Member = event.text;
}

void nothing(Ticket&, const Event&) {}

void create(Ticket& ticket, const Event& event) {
  ticket.title = event.text;
  ticket.customer = CustomerId{event.a};
  ticket.created_at = ticket.in_state_since = event.at;
}

void set_priority(Ticket& ticket, const Event& event) {
  ticket.priority = static_cast<Priority>(event.a);
}

void add_tag(Ticket& ticket, const Event& event) {
  if (std::ranges::find(ticket.tags, LabelId{event.a}) == ticket.tags.end())
    ticket.tags.emplace_back(event.a);
}

void remove_tag(Ticket& ticket, const Event& event) {
  std::erase(ticket.tags, LabelId{event.a});
}

void set_extra(Ticket& ticket, const Event& event) {
  const auto value =
      std::ranges::find_if(ticket.extra, [&](const auto& pair) { return pair.first == FieldId{event.a}; });
  if (value != ticket.extra.end())
    value->second = event.text;
  else
    ticket.extra.emplace_back(FieldId{event.a}, event.text);
}

void count_message(Ticket& ticket, const Event& event) {
  const auto kind = static_cast<MessageKind>(event.a);
  if (kind == MessageKind::received) ++ticket.unanswered;
  if (kind != MessageKind::reply) return;
  ++ticket.replies;
  ticket.unanswered = 0;
}

void set_status(Ticket& ticket, const Event& event) {
  const auto status = static_cast<Status>(event.a);
  const bool was_unresolved = ticket.unresolved();
  if (status != ticket.status) ticket.in_state_since = event.at;
  ticket.status = status;
  ticket.hold_reason = status == Status::hold ? HoldReasonId{event.b} : HoldReasonId{};
  ticket.opens_at.reset();
  if (status == Status::pending && event.b != 0) ticket.opens_at = Instant::from_unix(event.b);
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
  if (was_unresolved || event.b != 0) ticket.resolution = ResolutionId{event.b};
  if (status == Status::closed && !ticket.closed_at) ticket.closed_at = event.at;
}

/// `pending --until`: unless somebody has moved the ticket since, it is open from then on.
void wake(Ticket& ticket, const Event& event) {
  if (ticket.status != Status::pending || ticket.opens_at != event.at) return;
  ticket.status = Status::open;
  ticket.opens_at.reset();
  ticket.in_state_since = event.at;
}

/// What the merged ticket's customer still waits for is now this ticket's to answer.
void absorb(Ticket& ticket, const Event& event) {
  if (event.b != 0) ++ticket.unanswered;
}

void link(Ticket& ticket, const Event& event) {
  if (static_cast<LinkKind>(event.b) == LinkKind::causes) ++ticket.incidents;
}

void unlink(Ticket& ticket, const Event& event) {
  if (static_cast<LinkKind>(event.b) == LinkKind::causes && ticket.incidents > 0) --ticket.incidents;
}

void escalate(Ticket& ticket, const Event& event) {
  ++ticket.escalations;
  ticket.escalated_at = event.at;
}

/// A step that only warns escalates nothing.
void fire_step(Ticket& ticket, const Event& event) {
  if (fired_for(event.b).kind != EscalationKind::warning) escalate(ticket, event);
}

void set_team(Ticket& ticket, const Event& event) {
  ticket.team = TeamId{event.a};
  ticket.route = {};
  ticket.unrouted_at.reset();
}

void set_agent(Ticket& ticket, const Event& event) {
  ticket.agent = AgentId{event.a};
  ticket.unrouted_at.reset();
}

void route(Ticket& ticket, const Event& event) {
  ticket.route = RouteId{event.a};
}

void find_nobody(Ticket& ticket, const Event& event) {
  ticket.unrouted_at = event.at;
}

void need_skill(Ticket& ticket, const Event& event) {
  const SkillId skill{event.a};
  const int level = static_cast<int>(event.b);
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
  ticket.acknowledged_until.reset();
  if (event.b != 0) ticket.acknowledged_until = Instant::from_unix(event.b);
}

void deescalate(Ticket& ticket, const Event&) {
  ticket.escalated_at.reset();
}

void watch(Ticket& ticket, const Event& event) {
  if (std::ranges::find(ticket.watchers, AgentId{event.a}) == ticket.watchers.end())
    ticket.watchers.emplace_back(event.a);
}

void unwatch(Ticket& ticket, const Event& event) {
  std::erase(ticket.watchers, AgentId{event.a});
}

/// Resolved tickets never change, even when a resolve of earlier is learnt of after the binding.
void bind(Ticket& ticket, const Event& event) {
  if (ticket.unresolved()) ticket.binding = BindingId{event.a};
}

void set_due(Ticket& ticket, const Event& event) {
  if (static_cast<Clock>(event.a) == Clock::resolution) ticket.due_by_hand = Instant::from_unix(event.b);
}

void clear_due(Ticket& ticket, const Event& event) {
  if (static_cast<Clock>(event.a) == Clock::resolution) ticket.due_by_hand.reset();
}

void set_satisfaction(Ticket& ticket, const Event& event) {
  ticket.satisfaction = static_cast<int>(event.a);
}

struct ChangeRow {
  EventKind kind;
  Change change;
};
constexpr auto kChanges = enum_table(&ChangeRow::kind, {{EventKind::created, create},
                                                        {EventKind::ref, set_text<&Ticket::ref>},
                                                        {EventKind::title, set_text<&Ticket::title>},
                                                        {EventKind::requester, set_id<&Ticket::customer>},
                                                        {EventKind::channel, set_id<&Ticket::channel>},
                                                        {EventKind::category, set_id<&Ticket::category>},
                                                        {EventKind::priority, set_priority},
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
                                                        {EventKind::rated, set_satisfaction},
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
                                                        {EventKind::routed, route},
                                                        {EventKind::unrouted, find_nobody},
                                                        {EventKind::skill, need_skill},
                                                        {EventKind::acknowledged, acknowledge},
                                                        {EventKind::recommended, nothing}});

}  // namespace

void change(Ticket& ticket, const Event& event) {
  kChanges[event.kind].change(ticket, event);
}

}  // namespace tix
