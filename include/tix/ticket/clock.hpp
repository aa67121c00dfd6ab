// The SLA clocks: one table says what starts, stops and pauses each.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tix {

/// The stored number is the enumerator's value: append, never reorder. `first_resolution` is no clock of its
/// own: it is the verdict of `resolution` as it stood when the ticket was first reopened; to be merged or
/// void is no verdict.
enum class Clock : std::uint8_t {
  assignment,
  first_response,
  next_response,
  update,
  resolution,
  ownership,
  promise,
  first_resolution
};
inline constexpr std::size_t kClockCount = 7;
inline constexpr auto kClockNames =
    enum_names<Clock>({"assignment", "first_response", "next_response", "update", "resolution", "ownership",
                       "promise", "first_resolution"});
constexpr std::string_view name_of(Clock c) {
  return kClockNames[c];
}
/// Returns the clock of exactly this name, or nullopt.
constexpr std::optional<Clock> clock_named(std::string_view name) {
  return find_name(kClockNames, name);
}

/// The four that make a ticket overdue (reports.md, `backlog`).
constexpr bool is_headline(Clock c) {
  return c == Clock::first_response || c == Clock::next_response || c == Clock::resolution ||
         c == Clock::promise;
}

/// Things that happen to a ticket and that clocks listen to; an event raises some of them.
enum Signal : std::uint32_t {
  kCreated = 1u << 0,
  kFirstContact = 1u << 1,  ///< created; when outbound, unresolved with a first message of the customer's
  kAwaited = 1u << 2,       ///< unresolved, and a message received after first_response stopped is unanswered
  kReplied = 1u << 3,       ///< a public agent reply
  kResolved = 1u << 4,      ///< from unresolved to resolved or closed, for whatever reason
  kReopened = 1u << 5,
  kQueued = 1u << 6,  ///< unresolved without an agent, and was not so before
  kAgentSet = 1u << 7,
  kHeld = 1u << 8,         ///< unresolved with a team, and was not so or had another before
  kTeamChanged = 1u << 9,  ///< also to none
  kPromised = 1u << 10,    ///< the customer was told until when
  kPromiseKept = 1u << 11
};
using Signals = std::uint32_t;

/// A set of states, a bit each.
using StatusSet = std::uint8_t;
constexpr StatusSet bit(Status s) {
  return static_cast<StatusSet>(1u << static_cast<unsigned>(s));
}
inline constexpr StatusSet kUnresolved =
    bit(Status::new_) | bit(Status::open) | bit(Status::pending) | bit(Status::hold);
inline constexpr StatusSet kOurTurn = bit(Status::new_) | bit(Status::open);

/// Whose hours a clock counts.
enum class CountedBy : std::uint8_t { policy, team, wall };

/// One clock's rules (sla.md, Clocks). Cycles start on unresolved tickets only.
struct ClockRule {
  Clock clock;
  Signals starts = 0;   ///< any of these starts a cycle when none is open
  Signals stops = 0;    ///< any of these ends the open cycle; what also starts one begins the next
  Signals resumes = 0;  ///< any of these takes a stopped cycle up again: the time between is not counted
  StatusSet runs_in = kUnresolved;
  bool hold_by_policy = false;  ///< runs on hold exactly when the binding says so
  CountedBy counted_by = CountedBy::policy;
  bool always_measured = false;  ///< has a row even without a target
  bool one_cycle = false;        ///< never starts again; also the only kind that may last zero seconds
};

inline constexpr auto kClockRules = leading_enum_table(
    &ClockRule::clock, {{.clock = Clock::assignment, .starts = kQueued, .stops = kAgentSet | kResolved},
                        {.clock = Clock::first_response,
                         .starts = kFirstContact,
                         .stops = kReplied | kResolved,
                         .always_measured = true,
                         .one_cycle = true},
                        {.clock = Clock::next_response, .starts = kAwaited, .stops = kReplied | kResolved},
                        {.clock = Clock::update,
                         .starts = kCreated | kReplied | kReopened,
                         .stops = kReplied | kResolved,
                         .runs_in = kOurTurn | bit(Status::hold)},
                        {.clock = Clock::resolution,
                         .starts = kCreated,
                         .stops = kResolved,
                         .resumes = kReopened,
                         .runs_in = kOurTurn,
                         .hold_by_policy = true,
                         .always_measured = true,
                         .one_cycle = true},
                        {.clock = Clock::ownership,
                         .starts = kHeld,
                         .stops = kTeamChanged | kResolved,
                         .runs_in = kOurTurn,
                         .hold_by_policy = true,
                         .counted_by = CountedBy::team},
                        {.clock = Clock::promise,
                         .starts = kPromised,
                         .stops = kPromised | kPromiseKept | kResolved,
                         .counted_by = CountedBy::wall}});

/// The rules of a clock; not of `first_resolution`, which is none.
constexpr const ClockRule& rule_of(Clock c) {
  return kClockRules[c];
}

/// How a cycle ended, or that it has not.
enum class Outcome : std::uint8_t {
  running,
  paused,
  met,
  breached,  ///< stopped after its due
  no_reply,  ///< first_response of a ticket resolved in time without any reply: neither met nor breached
  measured,  ///< stopped, and nobody had promised anything
  merged,
  dropped,  ///< the ticket is void: out of the statistics
  replaced  ///< a promise that another took the place of before its due: counted nowhere
};
inline constexpr auto kOutcomeNames = enum_names<Outcome>(
    {"running", "paused", "met", "breached", "no_reply", "measured", "merged", "dropped", "replaced"});
constexpr std::string_view name_of(Outcome o) {
  return kOutcomeNames[o];
}
constexpr bool is_open(Outcome o) {
  return o == Outcome::running || o == Outcome::paused;
}

/// Why a cycle breached, when it is not simply that it ran past its due.
enum class BreachReason : std::uint8_t { ran_past, retarget };
inline constexpr auto kBreachReasonNames = enum_names<BreachReason>({"", "retarget"});

/// One cycle of one clock: measured so far, and what happens if nobody acts.
struct ClockRow {
  Clock clock = Clock::resolution;
  int cycle = 1;
  Instant started_at;
  int target_no = 0;              ///< counts the targets this cycle has had, one a second; 0: none yet
  std::optional<Seconds> target;  ///< working time; empty: none, or a due set by hand
  std::optional<Instant> due_at;  ///< while running; a stopped clock keeps its last due
  std::optional<Instant> stopped_at;
  Outcome outcome = Outcome::running;
  Seconds elapsed;           ///< working time up to `running_since`, or all of it when not running
  WallSeconds elapsed_wall;  ///< the same on the wall clock
  std::optional<Instant> running_since;
  /// When the promise is broken. For a running clock it is when it will be broken if nobody acts: breached as
  /// of T means breached_at < T.
  std::optional<Instant> breached_at;
  BreachReason reason = BreachReason::ran_past;
  std::optional<Instant> waived_at;
  bool has_promise = false;  ///< a target or a due stands (a due set by hand has no target)
  TeamId team;               ///< at completion, or now; of an ownership cycle the team that held the ticket
  AgentId agent;
  Priority priority = Priority::normal;

  bool breached_as_of(Instant t) const { return breached_at && *breached_at < t; }
  bool waived_as_of(Instant t) const { return waived_at && *waived_at <= t; }
  /// Still open, and able to make its ticket due and overdue: one of the four headline clocks, not waived.
  bool presses_as_of(Instant t) const { return is_headline(clock) && is_open(outcome) && !waived_as_of(t); }

  friend bool operator==(const ClockRow&, const ClockRow&) = default;
};

}  // namespace tix
