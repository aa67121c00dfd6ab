// The SLA clocks: one table says what starts, stops and pauses each.
#pragma once

#include "tix/ids.hpp"
#include "tix/instant.hpp"
#include "tix/ticket.hpp"

#include <array>
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
inline constexpr std::array<std::string_view, kClockCount + 1> kClockNames = {
    "assignment", "first_response", "next_response", "update",
    "resolution", "ownership",      "promise",       "first_resolution"};
constexpr std::string_view name_of(Clock c) {
  return kClockNames[static_cast<std::size_t>(c)];
}
std::optional<Clock> clock_named(std::string_view name);

/// The four that make a ticket overdue (reports.md, `backlog`).
constexpr bool is_headline(Clock c) {
  return c == Clock::first_response || c == Clock::next_response || c == Clock::resolution ||
         c == Clock::promise;
}

/// Things that happen to a ticket and that clocks listen to; an event raises some of them.
enum Signal : std::uint32_t {
  kCreated = 1u << 0,
  kFirstContact = 1u << 1,  ///< created; when outbound, unresolved with a first message of the customer's
  kReplied = 1u << 2,       ///< a public agent reply
  kReceived = 1u << 3,      ///< a customer's message
  kResolved = 1u << 4,      ///< from unresolved to resolved or closed, for whatever reason
  kReopened = 1u << 5,
  kAgentSet = 1u << 6,
  kAgentCleared = 1u << 7,
  kTeamChanged = 1u << 8
};
using Signals = std::uint32_t;

/// A set of states, a bit each.
using StatusSet = std::uint8_t;
constexpr StatusSet bit(Status s) {
  return static_cast<StatusSet>(1u << static_cast<unsigned>(s));
}
inline constexpr StatusSet kUnresolved =
    bit(Status::new_) | bit(Status::open) | bit(Status::pending) | bit(Status::hold);

/// One clock's rules (sla.md, Clocks).
struct ClockRule {
  Clock clock;
  Signals starts;   ///< any of these starts a cycle when none is open
  Signals stops;    ///< any of these ends the open cycle
  Signals resumes;  ///< any of these takes a stopped cycle up again: the time between is not counted
  StatusSet runs_in;
  bool hold_by_policy;   ///< runs on hold exactly when the binding says so
  bool always_measured;  ///< has a row even without a target
  bool one_cycle;        ///< never starts again; also the only kind that may last zero seconds
};

inline constexpr std::array kClockRules = {
    ClockRule{Clock::first_response, kFirstContact, kReplied | kResolved, 0, kUnresolved, false, true, true},
    ClockRule{Clock::resolution, kCreated, kResolved, kReopened, bit(Status::new_) | bit(Status::open), true,
              true, true},
};

/// How a cycle ended, or that it has not.
enum class Outcome : std::uint8_t {
  running,
  paused,
  met,
  breached,  ///< stopped after its due
  no_reply,  ///< first_response of a ticket resolved in time without any reply: neither met nor breached
  measured,  ///< stopped, and nobody had promised anything
  merged,
  dropped  ///< the ticket is void: out of the statistics
};
inline constexpr std::array<std::string_view, 8> kOutcomeNames = {
    "running", "paused", "met", "breached", "no_reply", "measured", "merged", "dropped"};
constexpr std::string_view name_of(Outcome o) {
  return kOutcomeNames[static_cast<std::size_t>(o)];
}
constexpr bool is_open(Outcome o) {
  return o == Outcome::running || o == Outcome::paused;
}

/// Why a cycle breached, when it is not simply that it ran past its due.
enum class BreachReason : std::uint8_t { ran_past, retarget };
inline constexpr std::array<std::string_view, 2> kBreachReasonNames = {"", "retarget"};

/// One cycle of one clock: measured so far, and what happens if nobody acts.
struct ClockRow {
  Clock clock = Clock::resolution;
  int cycle = 1;
  Instant started_at;
  int target_no = 0;              ///< counts the targets this cycle has had; 0: none yet
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
  TeamId team;               ///< at completion, or now
  AgentId agent;
  Priority priority = Priority::normal;

  bool breached_as_of(Instant t) const { return breached_at && *breached_at < t; }
  bool waived_as_of(Instant t) const { return waived_at && *waived_at <= t; }

  friend bool operator==(const ClockRow&, const ClockRow&) = default;
};

}  // namespace tix
