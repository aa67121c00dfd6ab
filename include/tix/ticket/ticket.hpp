// A ticket's present state, and the small enumerations it is made of.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// In the order of their life. The first four are unresolved.
enum class Status : std::uint8_t { new_, open, pending, hold, resolved, closed };
inline constexpr auto kStatusNames =
    enum_names<Status>({"new", "open", "pending", "hold", "resolved", "closed"});

/// Most pressing first.
enum class Priority : std::uint8_t { urgent, high, normal, low };
inline constexpr auto kPriorityNames = enum_names<Priority>({"urgent", "high", "normal", "low"});

/// ITIL: impact x urgency -> priority, by the desk's matrix.
enum class Level : std::uint8_t { high, medium, low };
inline constexpr auto kLevelNames = enum_names<Level>({"high", "medium", "low"});

constexpr std::string_view name_of(Status s) {
  return kStatusNames[s];
}
constexpr std::string_view name_of(Priority p) {
  return kPriorityNames[p];
}
constexpr std::string_view name_of(Level l) {
  return kLevelNames[l];
}

/// Returns the state, priority or level of this name, compared without ASCII case, or nullopt.
constexpr std::optional<Status> status_named(std::string_view text) {
  return find_name_without_case(kStatusNames, text);
}
constexpr std::optional<Priority> priority_named(std::string_view text) {
  return find_name_without_case(kPriorityNames, text);
}
constexpr std::optional<Level> level_named(std::string_view text) {
  return find_name_without_case(kLevelNames, text);
}

constexpr bool is_unresolved(Status s) {
  return s < Status::resolved;
}

/// Resolutions every desk has; a desk file adds its own. `void` and `merged` drop a ticket from statistics.
inline constexpr std::array<std::string_view, 6> kBuiltInResolutions = {"fixed",    "answered", "duplicate",
                                                                        "declined", "void",     "merged"};

/// What the events say of a ticket at one instant. A projection: `fold` makes it, nothing else changes it.
struct Ticket {
  TicketId id;
  std::string ref;
  std::string title;
  CustomerId customer;
  ChannelId channel;
  CategoryId category;
  Status status = Status::new_;
  Priority priority = Priority::normal;
  TeamId team;
  AgentId agent;
  ResolutionId resolution;
  HoldReasonId hold_reason;
  BindingId binding;
  Instant created_at;
  Instant updated_at;                  ///< last event by a person or an import, never a binding or a notice
  Instant in_state_since;              ///< when `status` was entered
  std::optional<Instant> resolved_at;  ///< last resolve; empty while unresolved
  std::optional<Instant> opens_at;     ///< a pending ticket opens by itself then
  std::optional<Instant> closed_at;    ///< an explicit close; the reopen window's end is computed, not stored
  std::optional<Instant> due_by_hand;  ///< of the resolution clock, set by hand or imported
  int satisfaction = 0;                ///< last score, 1 to 5; 0: none
  int hops = 0;  ///< changes of team or agent after the first of each; several in one second are one
  int reopens = 0;
  int replies = 0;     ///< public agent replies
  int unanswered = 0;  ///< customer messages since the last public agent reply
  int incidents = 0;   ///< tickets it causes
  int escalations = 0;
  std::optional<Instant> escalated_at;        ///< the last escalation, until it is taken back
  std::optional<Instant> acknowledged_at;     ///< somebody knows of it; until the next resolve
  std::optional<Instant> acknowledged_until;  ///< when that stops to hold steps back; empty: it does not
  RouteId route;                              ///< the route that gave it its team; 0: a person did
  std::optional<Instant> unrouted_at;  ///< nobody was free for it then; until an agent or a team is set
  std::vector<std::pair<SkillId, int>> skills;         ///< needed, with their levels, in order of need
  std::vector<AgentId> watchers;                       ///< in order of joining, each once
  std::vector<LabelId> tags;                           ///< in order of tagging, each once
  std::vector<std::pair<FieldId, std::string>> extra;  ///< `x.NAME` values, by first appearance

  bool unresolved() const { return is_unresolved(status); }
  /// Resolved as no request at all: in no statistics.
  bool is_void() const;

  friend bool operator==(const Ticket&, const Ticket&) = default;
};

/// `resolved` past the reopen window is `closed`, whether or not anything ran.
/// Within means now - resolved_at < reopen_window.
Status status_at(const Ticket& ticket, Instant now, WallSeconds reopen_window);

}  // namespace tix
