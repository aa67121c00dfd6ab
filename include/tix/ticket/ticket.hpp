// The state of a ticket, and the small enumerations it consists of.
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

/// The states of a ticket in the order of its life. The first four are unresolved: `new` has not been taken
/// by anybody, `open` needs work by the desk, `pending` waits for the customer, and `hold` for a third party.
/// `resolved` can be reopened within the reopen window; `closed` is final.
enum class Status : std::uint8_t { new_, open, pending, hold, resolved, closed };
inline constexpr auto kStatusNames =
    enum_names<Status>({"new", "open", "pending", "hold", "resolved", "closed"});

/// Priorities, most urgent first.
enum class Priority : std::uint8_t { urgent, high, normal, low };
inline constexpr auto kPriorityNames = enum_names<Priority>({"urgent", "high", "normal", "low"});

/// The levels of impact and urgency (ITIL). The desk's matrix turns the two into a priority.
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

/// The resolutions that every desk has; a desk file can add others. `void` and `merged` remove a ticket from
/// statistics.
inline constexpr std::array<std::string_view, 6> kBuiltInResolutions = {"fixed",    "answered", "duplicate",
                                                                        "declined", "void",     "merged"};

/// The state of a ticket at one instant, as computed from its events. A projection: only `fold` makes it, and
/// folding the same events again gives an equal ticket.
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
  Instant updated_at;                  ///< last event by a person or an import; bindings do not count
  Instant in_state_since;              ///< when `status` was entered
  std::optional<Instant> resolved_at;  ///< last resolve; nullopt while unresolved
  std::optional<Instant> opens_at;     ///< when a pending ticket opens automatically
  std::optional<Instant> closed_at;    ///< an explicit close; the end of the reopen window is not stored
  std::optional<Instant> due_by_hand;  ///< due of the resolution clock, set by hand or imported
  int satisfaction = 0;                ///< last score, 1 to 5; 0: none
  int hops = 0;  ///< changes to another team or agent, from what one second left to what a later one left
  int reopens = 0;
  int replies = 0;     ///< public agent replies
  int unanswered = 0;  ///< customer messages since the last public agent reply
  int incidents = 0;   ///< tickets that this one causes, by links
  int escalations = 0;
  std::optional<Instant> escalated_at;        ///< the last escalation; reset by de-escalation
  std::optional<Instant> acknowledged_at;     ///< the last acknowledgement; reset by a resolve
  std::optional<Instant> acknowledged_until;  ///< when the acknowledgement ends; nullopt: at the resolve
  RouteId route;                              ///< the route that set the team; 0: a person or nobody did
  std::optional<Instant> unrouted_at;  ///< when routing found nobody eligible; reset by a team or an agent
  std::vector<std::pair<SkillId, int>> skills;         ///< required skills with their levels, oldest first
  std::vector<AgentId> watchers;                       ///< oldest first, without duplicates
  std::vector<CustomerId> cc;                          ///< who gets each public reply in copy, oldest first
  std::vector<LabelId> tags;                           ///< oldest first, without duplicates
  std::vector<std::pair<FieldId, std::string>> extra;  ///< `x.NAME` fields, in the order first set

  bool unresolved() const { return is_unresolved(status); }
  /// Returns whether the ticket is resolved as `void`, which means that it was no request and counts nowhere.
  bool is_void() const;

  friend bool operator==(const Ticket&, const Ticket&) = default;
};

/// Returns the state of the ticket at `now`. A resolved ticket is closed as soon as `reopen_window` has
/// passed since `resolved_at`, in wall time. This is computed, so no job has to run for it.
Status status_at(const Ticket& ticket, Instant now, WallSeconds reopen_window);

}  // namespace tix
