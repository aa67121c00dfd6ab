// Events: the facts from which tickets, intervals and clocks are computed. They are only ever appended.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/text/labelled_name.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/instant.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace tix {

/// The kinds of events. Databases store the enumerators as numbers: append new ones, never reorder.
enum class EventKind : std::uint8_t {
  created,
  ref,
  title,
  requester,
  channel,
  category,
  priority,
  team,
  agent,
  status,
  tagged,
  untagged,
  extra,
  message,
  bound,
  due_set,
  due_cleared,
  due_none,
  waived,
  merged,
  linked,
  rated,
  promised,
  promise_kept,
  undone,
  woken,
  absorbed,
  unlinked,
  redacted,
  escalated,
  deescalated,
  watched,
  unwatched,
  step_fired,
  rule_fired,
  routed,
  unrouted,
  skill,
  acknowledged,
  recommended,
  cc_added,
  cc_removed,
  moved,
  bounced
};

/// The meaning of the number `a` or `b` of an event. typed_value (event_values.hpp) gives it its type.
enum class Refers : std::uint8_t {
  nothing,
  customer,
  author,  ///< the customer who wrote a message; 0: the requester of that time
  channel,
  category,
  priority,
  team,
  agent,
  status,
  status_detail,  ///< resolution if resolved or closed, hold reason on hold, Unix time if pending, else 0
  label,
  field,
  message_kind,
  binding,
  clock,
  cycle,
  instant,
  ticket,
  link_kind,
  score,
  created_flags,
  change,
  message,        ///< the seq of a message event of this ticket
  other_ticket,   ///< the ticket that a message was moved to
  last_undone,    ///< the seq of the last event that an undo takes back; 0: later bindings stay
  waiting_since,  ///< Unix time of the oldest unanswered message; 0: none is unanswered
  escalation_kind,
  step,
  firing,  ///< a packed FiredFor: clock, cycle, target number and kind of escalation
  rule,
  open_interval,  ///< Unix time at which the state of a timed rule began; 0: the rule acts on commands
  route,
  skill,
  level,          ///< from 1; 0: the skill is no longer needed
  until,          ///< Unix time; 0: no end
  recommendation  ///< 0 to 10: how likely it is that the customer recommends the desk
};

/// The writers of a kind of event: people and imports, or tix itself. Events of people and imports refuse a
/// later command with an earlier `--at`; those of tix do not.
enum class WrittenBy : std::uint8_t { person, desk };

/// One row per kind of event.
struct EventKindRow {
  EventKind kind;
  std::string_view name;   ///< as in SQL views, exports and the machine formats of `log`
  std::string_view label;  ///< as people read it in `log` and in messages
  Refers a;
  Refers b;
  std::string_view text;  ///< what the event's `text` holds; empty: the kind has none
  WrittenBy written_by;

  constexpr bool by_person() const { return written_by == WrittenBy::person; }
  constexpr std::string_view word(Audience audience) const {
    return audience == Audience::people ? label : name;
  }
};

inline constexpr auto kEventKinds = enum_table(
    &EventKindRow::kind,
    {{EventKind::created, "created", "created", Refers::customer, Refers::created_flags, "title",
      WrittenBy::person},
     {EventKind::ref, "ref", "ref", Refers::nothing, Refers::nothing, "ref", WrittenBy::person},
     {EventKind::title, "title", "title", Refers::nothing, Refers::nothing, "title", WrittenBy::person},
     {EventKind::requester, "requester", "requester", Refers::customer, Refers::nothing, "",
      WrittenBy::person},
     {EventKind::channel, "channel", "channel", Refers::channel, Refers::nothing, "", WrittenBy::person},
     {EventKind::category, "category", "category", Refers::category, Refers::nothing, "", WrittenBy::person},
     {EventKind::priority, "priority", "priority", Refers::priority, Refers::nothing, "", WrittenBy::person},
     {EventKind::team, "team", "team", Refers::team, Refers::nothing, "reason", WrittenBy::person},
     {EventKind::agent, "agent", "agent", Refers::agent, Refers::nothing, "reason", WrittenBy::person},
     {EventKind::status, "status", "status", Refers::status, Refers::status_detail, "reason",
      WrittenBy::person},
     {EventKind::tagged, "tagged", "tagged", Refers::label, Refers::nothing, "", WrittenBy::person},
     {EventKind::untagged, "untagged", "untagged", Refers::label, Refers::nothing, "", WrittenBy::person},
     {EventKind::extra, "extra", "field", Refers::field, Refers::nothing, "value", WrittenBy::person},
     {EventKind::message, "message", "message", Refers::message_kind, Refers::author, "", WrittenBy::person},
     {EventKind::bound, "bound", "policy", Refers::binding, Refers::nothing, "", WrittenBy::desk},
     {EventKind::due_set, "due_set", "due set", Refers::clock, Refers::instant, "reason", WrittenBy::person},
     {EventKind::due_cleared, "due_cleared", "due reset", Refers::clock, Refers::nothing, "reason",
      WrittenBy::person},
     {EventKind::due_none, "due_none", "no target", Refers::clock, Refers::nothing, "reason",
      WrittenBy::person},
     {EventKind::waived, "waived", "waived", Refers::clock, Refers::cycle, "reason", WrittenBy::person},
     {EventKind::merged, "merged", "merged into", Refers::ticket, Refers::nothing, "", WrittenBy::person},
     {EventKind::linked, "linked", "linked", Refers::ticket, Refers::link_kind, "", WrittenBy::person},
     {EventKind::rated, "rated", "rated", Refers::score, Refers::nothing, "comment", WrittenBy::person},
     {EventKind::promised, "promised", "promised", Refers::nothing, Refers::instant, "what",
      WrittenBy::person},
     {EventKind::promise_kept, "promise_kept", "promise kept", Refers::nothing, Refers::nothing, "",
      WrittenBy::person},
     {EventKind::undone, "undone", "undo", Refers::change, Refers::last_undone, "", WrittenBy::person},
     {EventKind::woken, "woken", "opened automatically", Refers::nothing, Refers::nothing, "",
      WrittenBy::desk},
     {EventKind::absorbed, "absorbed", "merged from", Refers::ticket, Refers::waiting_since, "",
      WrittenBy::person},
     {EventKind::unlinked, "unlinked", "unlinked", Refers::ticket, Refers::link_kind, "", WrittenBy::person},
     {EventKind::redacted, "redacted", "redacted", Refers::message, Refers::nothing, "reason",
      WrittenBy::person},
     {EventKind::escalated, "escalated", "escalated", Refers::escalation_kind, Refers::nothing, "reason",
      WrittenBy::person},
     {EventKind::deescalated, "deescalated", "de-escalated", Refers::nothing, Refers::nothing, "reason",
      WrittenBy::person},
     {EventKind::watched, "watched", "watcher added", Refers::agent, Refers::nothing, "", WrittenBy::person},
     {EventKind::unwatched, "unwatched", "watcher removed", Refers::agent, Refers::nothing, "",
      WrittenBy::person},
     {EventKind::step_fired, "step_fired", "step fired", Refers::step, Refers::firing, "", WrittenBy::desk},
     {EventKind::rule_fired, "rule_fired", "rule fired", Refers::rule, Refers::open_interval, "",
      WrittenBy::desk},
     {EventKind::routed, "routed", "routed", Refers::route, Refers::nothing, "", WrittenBy::desk},
     {EventKind::unrouted, "unrouted", "nobody eligible", Refers::nothing, Refers::nothing, "why",
      WrittenBy::desk},
     {EventKind::skill, "skill", "skill", Refers::skill, Refers::level, "", WrittenBy::person},
     {EventKind::acknowledged, "acknowledged", "acknowledged", Refers::nothing, Refers::until, "",
      WrittenBy::person},
     {EventKind::recommended, "recommended", "recommendation", Refers::recommendation, Refers::nothing,
      "comment", WrittenBy::person},
     {EventKind::cc_added, "cc_added", "cc added", Refers::customer, Refers::nothing, "", WrittenBy::person},
     {EventKind::cc_removed, "cc_removed", "cc removed", Refers::customer, Refers::nothing, "",
      WrittenBy::person},
     {EventKind::moved, "moved", "message moved", Refers::message, Refers::other_ticket, "",
      WrittenBy::person},
     {EventKind::bounced, "bounced", "not delivered", Refers::message, Refers::nothing, "status and reason",
      WrittenBy::desk}});

constexpr const EventKindRow& row_of(EventKind kind) {
  return kEventKinds[kind];
}
/// Returns the kind of exactly this name, or nullopt.
std::optional<EventKind> event_kind_named(std::string_view name);

/// The kinds of messages: `reply` is public and by an agent, `note` is internal, `received` is from the
/// customer, `notice` is sent by tix itself, and `auto` came from a robot such as an out-of-office responder.
/// Only `reply` stops a response clock, and only `received` waits for an answer.
enum class MessageKind : std::uint8_t { reply, note, received, notice, auto_ };
inline constexpr auto kMessageKindNames =
    enum_names<MessageKind>({"reply", "note", "received", "notice", "auto"});
constexpr std::string_view name_of(MessageKind k) {
  return kMessageKindNames[k];
}

/// How one ticket relates to another, as in `#2 follows_up #1`. An incident is caused_by its problem.
enum class LinkKind : std::uint8_t {
  follows_up,
  followed_up_by,
  relates_to,
  duplicates,
  duplicated_by,
  causes,
  caused_by
};
struct LinkKindRow {
  LinkKind kind;
  std::string_view name;
  LinkKind opposite;  ///< the relation seen from the other ticket
};
inline constexpr auto kLinkKinds =
    enum_table(&LinkKindRow::kind, {{LinkKind::follows_up, "follows_up", LinkKind::followed_up_by},
                                    {LinkKind::followed_up_by, "followed_up_by", LinkKind::follows_up},
                                    {LinkKind::relates_to, "relates_to", LinkKind::relates_to},
                                    {LinkKind::duplicates, "duplicates", LinkKind::duplicated_by},
                                    {LinkKind::duplicated_by, "duplicated_by", LinkKind::duplicates},
                                    {LinkKind::causes, "causes", LinkKind::caused_by},
                                    {LinkKind::caused_by, "caused_by", LinkKind::causes}});

constexpr const LinkKindRow& row_of(LinkKind kind) {
  return kLinkKinds[kind];
}
static_assert(
    [] {
      for (const LinkKindRow& row : kLinkKinds)
        if (kLinkKinds[row.opposite].opposite != row.kind) return false;
      return true;
    }(),
    "opposites come in pairs");
constexpr std::string_view name_of(LinkKind k) {
  return row_of(k).name;
}

/// The kinds of escalation (ITIL): functional, to people who know more, and hierarchical, to people who
/// decide more. A step of kind `warning` notifies and escalates nothing.
enum class EscalationKind : std::uint8_t { functional, hierarchical, warning };
inline constexpr auto kEscalationKindNames =
    enum_names<EscalationKind>({"functional", "hierarchical", "warning"});
constexpr std::string_view name_of(EscalationKind k) {
  return kEscalationKindNames[k];
}

/// A flag of `created.b`: the desk wrote first, so first_response starts at the customer's first message. The
/// other flags, 1 << Clock, mark clocks that an import leaves out because its source lacks their facts.
inline constexpr std::int64_t kOutbound = std::int64_t{1} << 32;

/// Returns a value as the number stored in `a` or `b` of an event. A missing instant is 0.
template <class Tag>
constexpr std::int64_t stored_number(Id<Tag> id) {
  return id.value;
}
template <class Enum>
requires std::is_enum_v<Enum>
constexpr std::int64_t stored_number(Enum enumerator) {
  return static_cast<std::int64_t>(enumerator);
}
constexpr std::int64_t stored_number(Instant at) {
  return at.unix();
}
constexpr std::int64_t stored_number(const std::optional<Instant>& at) {
  return at ? at->unix() : 0;
}
template <std::integral Number>
constexpr std::int64_t stored_number(Number number) {
  return number;
}

/// One fact about a ticket. The row of its kind defines what `a`, `b` and `text` mean; unused ones are 0 and
/// empty. Use event_values.hpp to read them. The fold applies a ticket's events in the order of (at, seq).
struct Event {
  Instant at;            ///< when it happened; when tix recorded it is a property of the change
  std::int64_t seq = 0;  ///< counts from 1 within a ticket, in the order of recording
  ChangeId change = {};
  AgentId actor = {};
  EventKind kind = EventKind::created;
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::string text = {};

  friend bool operator==(const Event&, const Event&) = default;
};

/// Returns whether the event is by a person or an import, not by tix itself. Such events count as an update
/// of the ticket and refuse a later command with an earlier `--at`.
inline bool by_person(const Event& event) {
  return row_of(event.kind).by_person() && event.actor != kAutomatic;
}

/// Returns whether the fold applies `x` before `y`, for events of one ticket.
constexpr bool earlier(const Event& x, const Event& y) {
  return x.at != y.at ? x.at < y.at : x.seq < y.seq;
}

}  // namespace tix
