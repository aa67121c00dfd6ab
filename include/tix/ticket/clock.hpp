// The SLA clocks. One table defines what starts, stops and pauses each of them; help, reports and the fold
// all read it, so that they cannot disagree.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tix {

/// The clocks of a ticket. Databases store the enumerators as numbers: append new ones, never reorder.
/// `first_resolution` has no rules of its own. It is the verdict of `resolution` at the first reopen, kept
/// because a reopen resumes the clock and changes its later verdict. A merge or a void leaves no such
/// verdict.
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
/// The number of clocks that have rules, which is all but `first_resolution`.
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

/// Returns whether a breach of this clock makes its ticket overdue. The other clocks are measured and
/// reported, but do not make a ticket overdue.
constexpr bool is_headline(Clock c) {
  return c == Clock::first_response || c == Clock::next_response || c == Clock::resolution ||
         c == Clock::promise;
}

/// The signals that clocks react to. One event raises any number of them. The fold derives most of them by
/// comparing the ticket before and after the event.
enum Signal : std::uint32_t {
  kCreated = 1u << 0,
  kFirstContact = 1u << 1,  ///< created; for an outbound ticket, the customer's first message to it
  kAwaited = 1u << 2,       ///< unresolved with an unanswered message received after first_response stopped
  kReplied = 1u << 3,       ///< a public agent reply
  kResolved = 1u << 4,      ///< from unresolved to resolved or closed, for whatever reason
  kReopened = 1u << 5,
  kQueued = 1u << 6,  ///< became unresolved without an agent
  kAgentSet = 1u << 7,
  kHeld = 1u << 8,         ///< became unresolved with a team, or got another team while unresolved
  kTeamChanged = 1u << 9,  ///< including a change to no team
  kPromised = 1u << 10,    ///< an ETA was given to the customer
  kPromiseKept = 1u << 11
};
using Signals = std::uint32_t;

/// A set of states, with one bit per state.
using StatusSet = std::uint8_t;
constexpr StatusSet bit(Status s) {
  return static_cast<StatusSet>(1u << static_cast<unsigned>(s));
}
inline constexpr StatusSet kUnresolved =
    bit(Status::new_) | bit(Status::open) | bit(Status::pending) | bit(Status::hold);
/// The states in which the desk has to act. `hold` is left out because each policy decides about it.
inline constexpr StatusSet kOurTurn = bit(Status::new_) | bit(Status::open);

/// Whose working hours a clock counts: those of the SLA policy, those of the team that owns the ticket (the
/// policy's if it has none), or all hours.
enum class CountedBy : std::uint8_t { policy, team, wall };

/// The rules of one clock. A cycle runs from a start to a stop; cycles of one clock never overlap and start
/// on unresolved tickets only. A cycle that starts and stops in the same second does not exist, except for a
/// clock with `one_cycle`.
struct ClockRule {
  Clock clock;
  Signals starts = 0;   ///< any of these starts a cycle if none is open
  Signals stops = 0;    ///< any of these stops the open cycle; if it is also in `starts`, the next one begins
  Signals resumes = 0;  ///< any of these continues the stopped cycle without counting the time in between
  StatusSet runs_in = kUnresolved;
  bool hold_by_policy = false;  ///< whether it runs on hold is decided by the binding instead of `runs_in`
  CountedBy counted_by = CountedBy::policy;
  bool always_measured = false;  ///< has a row even if it never had a target
  bool one_cycle = false;        ///< starts only once; its cycle may last zero seconds
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

/// Returns the rules of a clock. `first_resolution` has none and must not be passed.
constexpr const ClockRule& rule_of(Clock c) {
  return kClockRules[c];
}

/// How a cycle ended, or whether it runs or is paused.
enum class Outcome : std::uint8_t {
  running,
  paused,
  met,
  breached,  ///< stopped after its due
  no_reply,  ///< first_response of a ticket resolved in time without any reply: neither met nor breached
  measured,  ///< stopped without a target or a due at that time
  merged,    ///< stopped because its ticket was merged into another
  dropped,   ///< the ticket is void: left out of all statistics
  replaced   ///< a promise replaced by a later one before it was broken: counted nowhere
};
inline constexpr auto kOutcomeNames = enum_names<Outcome>(
    {"running", "paused", "met", "breached", "no_reply", "measured", "merged", "dropped", "replaced"});
constexpr std::string_view name_of(Outcome o) {
  return kOutcomeNames[o];
}
/// Returns whether the cycle can still run on: running or paused.
constexpr bool is_open(Outcome o) {
  return o == Outcome::running || o == Outcome::paused;
}

/// Why a cycle breached: it ran past its due, or a new target put the due before the moment of the change.
enum class BreachReason : std::uint8_t { ran_past, retarget };
inline constexpr auto kBreachReasonNames = enum_names<BreachReason>({"", "retarget"});

/// One cycle of one clock: what has been measured so far, and what follows if nobody acts.
struct ClockRow {
  Clock clock = Clock::resolution;
  int cycle = 1;
  Instant started_at;
  int target_no = 0;  ///< number of targets this cycle has had, at most one per second; 0: none yet
  std::optional<Seconds> target;  ///< working time; nullopt: no target, or a due given as an instant
  std::optional<Instant> due_at;  ///< nullopt while paused; a stopped clock keeps its last due
  std::optional<Instant> stopped_at;
  Outcome outcome = Outcome::running;
  Seconds elapsed;           ///< working time up to `running_since`; the whole if the clock does not run
  WallSeconds elapsed_wall;  ///< the same intervals in wall time
  std::optional<Instant> running_since;
  /// When the cycle breached or, for a running clock, when it will breach if nobody acts. Breached as of T
  /// means breached_at < T: a clock stopped exactly at its due is met.
  std::optional<Instant> breached_at;
  BreachReason reason = BreachReason::ran_past;
  std::optional<Instant> waived_at;
  bool has_promise = false;  ///< whether a target or a due applies (a due set by hand has no target)
  TeamId team;               ///< at the stop, or now if open; for ownership, the team that owned the ticket
  AgentId agent;
  Priority priority = Priority::normal;

  bool breached_as_of(Instant t) const { return breached_at && *breached_at < t; }
  bool waived_as_of(Instant t) const { return waived_at && *waived_at <= t; }
  /// Returns whether the cycle can make its ticket due or overdue: open, of a headline clock, and not waived.
  bool presses_as_of(Instant t) const { return is_headline(clock) && is_open(outcome) && !waived_as_of(t); }

  friend bool operator==(const ClockRow&, const ClockRow&) = default;
};

}  // namespace tix
