// Typed access to the numbers `a` and `b` of an event. A kind that is read wrongly does not compile.
#pragma once

#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>

namespace tix {

/// Returns a stored number with the type of what it stands for. An instant that may be missing becomes
/// nullopt for 0. Does not check the range of enumerators; read_words checks those of an import.
template <Refers What>
constexpr auto typed_value(std::int64_t number) {
  using R = Refers;
  if constexpr (What == R::customer || What == R::author)
    return CustomerId{number};
  else if constexpr (What == R::channel)
    return ChannelId{number};
  else if constexpr (What == R::category)
    return CategoryId{number};
  else if constexpr (What == R::priority)
    return static_cast<Priority>(number);
  else if constexpr (What == R::team)
    return TeamId{number};
  else if constexpr (What == R::agent)
    return AgentId{number};
  else if constexpr (What == R::status)
    return static_cast<Status>(number);
  else if constexpr (What == R::label)
    return LabelId{number};
  else if constexpr (What == R::field)
    return FieldId{number};
  else if constexpr (What == R::message_kind)
    return static_cast<MessageKind>(number);
  else if constexpr (What == R::binding)
    return BindingId{number};
  else if constexpr (What == R::clock)
    return static_cast<Clock>(number);
  else if constexpr (What == R::instant)
    return Instant::from_unix(number);
  else if constexpr (What == R::ticket || What == R::other_ticket)
    return TicketId{number};
  else if constexpr (What == R::link_kind)
    return static_cast<LinkKind>(number);
  else if constexpr (What == R::escalation_kind)
    return static_cast<EscalationKind>(number);
  else if constexpr (What == R::step)
    return StepId{number};
  else if constexpr (What == R::firing)
    return fired_for(number);
  else if constexpr (What == R::rule)
    return RuleId{number};
  else if constexpr (What == R::route)
    return RouteId{number};
  else if constexpr (What == R::skill)
    return SkillId{number};
  else if constexpr (What == R::level || What == R::score)
    return static_cast<int>(number);
  else if constexpr (What == R::waiting_since || What == R::until || What == R::open_interval)
    return number == 0 ? std::nullopt : std::optional(Instant::from_unix(number));
  else
    return number;
}

/// Returns whether events store `What` in `a`, according to the table of kinds. Refuses to compile if some
/// kinds store it in `a` and others in `b`, or if none stores it.
template <Refers What>
consteval bool is_kept_in_a() {
  bool in_a = false, in_b = false;
  for (const EventKindRow& row : kEventKinds) {
    in_a |= row.a == What;
    in_b |= row.b == What;
  }
  if (in_a == in_b) throw "events keep this in both numbers or in none";
  return in_a;
}

/// Returns what an event refers to: `event_value<Refers::status>(event)` is a Status. The caller has checked
/// that the kind of the event stores `What`. Takes a recorded Event or a NewEvent.
template <Refers What, class AnyEvent>
constexpr auto event_value(const AnyEvent& event) {
  return typed_value<What>(is_kept_in_a<What>() ? event.a : event.b);
}

/// Returns whether the numbers of an event can stand for what its kind says: enumerators that tix knows, and
/// times from 1900 to 2199. Whether a row has the number is not checked.
bool is_possible(const Event& event);

/// Return the detail of a status event: the resolution of a resolved or closed ticket, the reason of one on
/// hold, or the time at which a pending one opens automatically. Each is valid for events of its state only.
template <class AnyEvent>
constexpr ResolutionId resolution_of(const AnyEvent& event) {
  return ResolutionId{event_value<Refers::status_detail>(event)};
}
template <class AnyEvent>
constexpr HoldReasonId hold_reason_of(const AnyEvent& event) {
  return HoldReasonId{event_value<Refers::status_detail>(event)};
}
template <class AnyEvent>
constexpr std::optional<Instant> opens_at_of(const AnyEvent& event) {
  return typed_value<Refers::until>(event_value<Refers::status_detail>(event));
}

/// Returns whether the event is a message of this kind.
template <class AnyEvent>
constexpr bool is_message(const AnyEvent& event, MessageKind kind) {
  return event.kind == EventKind::message && event_value<Refers::message_kind>(event) == kind;
}

/// Returns whether the event resolves or closes its ticket.
template <class AnyEvent>
constexpr bool is_resolve(const AnyEvent& event) {
  return event.kind == EventKind::status && !is_unresolved(event_value<Refers::status>(event));
}

/// Returns whether the event sets or clears the due of this clock, or waives a cycle of it.
constexpr bool directs_clock(const Event& event, Clock clock) {
  return row_of(event.kind).a == Refers::clock && event_value<Refers::clock>(event) == clock;
}

/// Returns the time of the oldest unanswered customer message that a merge brought to this ticket, or nullopt
/// if the event is not a merge or brought none.
constexpr std::optional<Instant> inherited_wait(const Event& event) {
  return event.kind == EventKind::absorbed ? event_value<Refers::waiting_since>(event) : std::nullopt;
}

/// Returns whether the event escalates its ticket, by hand or by a step that is more than a warning.
constexpr bool escalates(const Event& event) {
  return event.kind == EventKind::escalated ||
         (event.kind == EventKind::step_fired &&
          event_value<Refers::firing>(event).kind != EscalationKind::warning);
}

/// Returns the flag in `b` of a created event that leaves this clock out, because the source of an import
/// lacks its facts.
constexpr std::int64_t left_out_flag(Clock clock) {
  return std::int64_t{1} << stored_number(clock);
}

}  // namespace tix
