// What happened: the facts everything else is folded from.
#pragma once

#include "tix/ticket/ids.hpp"
#include "tix/ticket/names.hpp"
#include "tix/time/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tix {

/// The stored number is the enumerator's value: append, never reorder.
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
  recommended
};

/// What an event's number `a` or `b` stands for.
enum class Refers : std::uint8_t {
  nothing,
  customer,
  channel,
  category,
  priority,
  team,
  agent,
  status,
  status_detail,  ///< resolution when resolved or closed, hold reason on hold, Unix time on pending, else 0
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
  waiting_since,  ///< Unix time of a message that waits for an answer; 0: none waits
  escalation_kind,
  step,
  firing,  ///< which cycle of which clock, and its how-manieth target: FiredFor, packed
  rule,
  open_interval,  ///< Unix time at which the state began that a timed rule acts in; 0: the rule acts on
                  ///< commands
  route,
  skill,
  level,          ///< from 1; 0: not needed any more
  until,          ///< Unix time; 0: no end
  recommendation  ///< 0 to 10: how likely it is that the customer recommends the desk
};

/// One row a kind, in the order of the enumerators.
struct EventKindRow {
  EventKind kind;
  std::string_view name;  ///< as in SQL views, `log`, and exports
  Refers a;
  Refers b;
  std::string_view text;  ///< what `text` holds; empty: nothing
  bool by_person;         ///< blocks an earlier `--at`; bindings, firings and notifications do not
};

inline constexpr std::array kEventKinds = {
    EventKindRow{EventKind::created, "created", Refers::customer, Refers::created_flags, "title", true},
    EventKindRow{EventKind::ref, "ref", Refers::nothing, Refers::nothing, "ref", true},
    EventKindRow{EventKind::title, "title", Refers::nothing, Refers::nothing, "title", true},
    EventKindRow{EventKind::requester, "requester", Refers::customer, Refers::nothing, "", true},
    EventKindRow{EventKind::channel, "channel", Refers::channel, Refers::nothing, "", true},
    EventKindRow{EventKind::category, "category", Refers::category, Refers::nothing, "", true},
    EventKindRow{EventKind::priority, "priority", Refers::priority, Refers::nothing, "", true},
    EventKindRow{EventKind::team, "team", Refers::team, Refers::nothing, "reason", true},
    EventKindRow{EventKind::agent, "agent", Refers::agent, Refers::nothing, "reason", true},
    EventKindRow{EventKind::status, "status", Refers::status, Refers::status_detail, "reason", true},
    EventKindRow{EventKind::tagged, "tagged", Refers::label, Refers::nothing, "", true},
    EventKindRow{EventKind::untagged, "untagged", Refers::label, Refers::nothing, "", true},
    EventKindRow{EventKind::extra, "extra", Refers::field, Refers::nothing, "value", true},
    EventKindRow{EventKind::message, "message", Refers::message_kind, Refers::nothing, "", true},
    EventKindRow{EventKind::bound, "bound", Refers::binding, Refers::nothing, "", false},
    EventKindRow{EventKind::due_set, "due_set", Refers::clock, Refers::instant, "reason", true},
    EventKindRow{EventKind::due_cleared, "due_cleared", Refers::clock, Refers::nothing, "reason", true},
    EventKindRow{EventKind::due_none, "due_none", Refers::clock, Refers::nothing, "reason", true},
    EventKindRow{EventKind::waived, "waived", Refers::clock, Refers::cycle, "reason", true},
    EventKindRow{EventKind::merged, "merged", Refers::ticket, Refers::nothing, "", true},
    EventKindRow{EventKind::linked, "linked", Refers::ticket, Refers::link_kind, "", true},
    EventKindRow{EventKind::rated, "rated", Refers::score, Refers::nothing, "comment", true},
    EventKindRow{EventKind::promised, "promised", Refers::nothing, Refers::instant, "what", true},
    EventKindRow{EventKind::promise_kept, "promise_kept", Refers::nothing, Refers::nothing, "", true},
    EventKindRow{EventKind::undone, "undone", Refers::change, Refers::nothing, "", true},
    EventKindRow{EventKind::woken, "woken", Refers::nothing, Refers::nothing, "", false},
    EventKindRow{EventKind::absorbed, "absorbed", Refers::ticket, Refers::waiting_since, "", true},
    EventKindRow{EventKind::unlinked, "unlinked", Refers::ticket, Refers::link_kind, "", true},
    EventKindRow{EventKind::redacted, "redacted", Refers::message, Refers::nothing, "reason", true},
    EventKindRow{EventKind::escalated, "escalated", Refers::escalation_kind, Refers::nothing, "reason", true},
    EventKindRow{EventKind::deescalated, "deescalated", Refers::nothing, Refers::nothing, "reason", true},
    EventKindRow{EventKind::watched, "watched", Refers::agent, Refers::nothing, "", true},
    EventKindRow{EventKind::unwatched, "unwatched", Refers::agent, Refers::nothing, "", true},
    EventKindRow{EventKind::step_fired, "step_fired", Refers::step, Refers::firing, "", false},
    EventKindRow{EventKind::rule_fired, "rule_fired", Refers::rule, Refers::open_interval, "", false},
    EventKindRow{EventKind::routed, "routed", Refers::route, Refers::nothing, "", false},
    EventKindRow{EventKind::unrouted, "unrouted", Refers::nothing, Refers::nothing, "why", false},
    EventKindRow{EventKind::skill, "skill", Refers::skill, Refers::level, "", true},
    EventKindRow{EventKind::acknowledged, "acknowledged", Refers::nothing, Refers::until, "", true},
    EventKindRow{EventKind::recommended, "recommended", Refers::recommendation, Refers::nothing, "comment",
                 true},
};

constexpr bool event_kinds_in_order() {
  for (std::size_t i = 0; i < kEventKinds.size(); ++i)
    if (static_cast<std::size_t>(kEventKinds[i].kind) != i) return false;
  return kEventKinds.size() == static_cast<std::size_t>(EventKind::recommended) + 1;
}
static_assert(event_kinds_in_order());

constexpr const EventKindRow& row_of(EventKind kind) {
  return kEventKinds[static_cast<std::size_t>(kind)];
}
std::optional<EventKind> event_kind_named(std::string_view name);

/// `reply` is an agent's and public, `note` internal, `received` a customer's, `notice` sent by tix itself.
enum class MessageKind : std::uint8_t { reply, note, received, notice };
inline constexpr std::array<std::string_view, 4> kMessageKindNames = {"reply", "note", "received", "notice"};
constexpr std::string_view name_of(MessageKind k) {
  return kMessageKindNames[static_cast<std::size_t>(k)];
}

/// How one ticket stands to another: `#2 follows_up #1`. An incident is caused_by its problem.
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
  LinkKind opposite;  ///< how the other ticket stands to this one
};
inline constexpr std::array kLinkKinds = {
    LinkKindRow{LinkKind::follows_up, "follows_up", LinkKind::followed_up_by},
    LinkKindRow{LinkKind::followed_up_by, "followed_up_by", LinkKind::follows_up},
    LinkKindRow{LinkKind::relates_to, "relates_to", LinkKind::relates_to},
    LinkKindRow{LinkKind::duplicates, "duplicates", LinkKind::duplicated_by},
    LinkKindRow{LinkKind::duplicated_by, "duplicated_by", LinkKind::duplicates},
    LinkKindRow{LinkKind::causes, "causes", LinkKind::caused_by},
    LinkKindRow{LinkKind::caused_by, "caused_by", LinkKind::causes},
};

constexpr const LinkKindRow& row_of(LinkKind kind) {
  return kLinkKinds[static_cast<std::size_t>(kind)];
}
constexpr bool link_kinds_in_order() {
  for (std::size_t i = 0; i < kLinkKinds.size(); ++i) {
    const LinkKindRow& row = kLinkKinds[i];
    if (static_cast<std::size_t>(row.kind) != i || row_of(row.opposite).opposite != row.kind) return false;
  }
  return kLinkKinds.size() == static_cast<std::size_t>(LinkKind::caused_by) + 1;
}
static_assert(link_kinds_in_order());
constexpr std::string_view name_of(LinkKind k) {
  return row_of(k).name;
}

/// To people who know more, or to people who decide more. A step of neither kind warns and escalates nothing.
enum class EscalationKind : std::uint8_t { functional, hierarchical, warning };
inline constexpr std::array<std::string_view, 3> kEscalationKindNames = {"functional", "hierarchical",
                                                                         "warning"};
constexpr std::string_view name_of(EscalationKind k) {
  return kEscalationKindNames[static_cast<std::size_t>(k)];
}

/// Flags of `created.b`: a bit for each clock whose facts the source cannot hold (1 << Clock), and this one:
/// we wrote first, so first_response waits for the customer's first message.
inline constexpr std::int64_t kOutbound = std::int64_t{1} << 32;

/// One fact. `a` and `b` mean what the row of its kind says; unused ones are 0.
/// A ticket's events are ordered by (at, seq) and folded strictly in that order.
struct Event {
  Instant at;
  std::int64_t seq = 0;  ///< counts from 1 within a ticket, in the order of writing
  ChangeId change;
  AgentId actor;
  EventKind kind = EventKind::created;
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::string text;

  friend bool operator==(const Event&, const Event&) = default;
};

constexpr bool is_message(const Event& event, MessageKind kind) {
  return event.kind == EventKind::message && event.a == static_cast<std::int64_t>(kind);
}

/// Whether it blocks an earlier `--at` and counts as an update: a person's or an import's, not the desk's
/// own.
inline bool by_person(const Event& event) {
  return row_of(event.kind).by_person && event.actor != kAutomatic;
}

/// True when `x` comes before `y` in the fold.
constexpr bool earlier(const Event& x, const Event& y) {
  return x.at != y.at ? x.at < y.at : x.seq < y.seq;
}

}  // namespace tix
