// The fold: a pure function from the events of a ticket to its state, intervals and clocks. Live commands,
// imports, rebuilds, dry runs and as-of reports all use it, so they cannot disagree.
#pragma once

#include "tix/sla/binding.hpp"
#include "tix/sla/clock_track.hpp"
#include "tix/sla/timer.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/history.hpp"
#include "tix/ticket/ticket.hpp"

#include <optional>
#include <span>
#include <vector>

namespace tix {

/// The state computed from a ticket's events, as of the last of them.
struct Folded {
  Ticket ticket;
  std::vector<StateInterval> state_intervals;
  std::vector<OpenInterval> open_intervals;
  std::vector<ClockRow> clocks;       ///< in order of (clock, cycle)
  std::optional<Instant> due_at;      ///< the earliest due of the running headline clocks that are not waived
  std::optional<Instant> overdue_at;  ///< if nobody acts, the ticket is overdue at every later instant
  std::optional<Instant> next_timer_at;  ///< when a step or timed rule fires, if nobody acts

  friend bool operator==(const Folded&, const Folded&) = default;
};

/// A fold in progress. A value: folding on from a copy gives the same result as folding all events at once.
class Fold {
 public:
  /// `bindings` must outlive the fold.
  explicit Fold(TicketId id, const BindingTable& bindings);

  /// Applies one event. Events must be given in order of (at, seq), beginning with `created`.
  void apply(const Event& event);
  const Ticket& ticket() const { return ticket_; }
  /// Returns the projections as of the last event.
  Folded result() const;
  /// Returns all cycles of a clock as of the last event, including those without a row because they never had
  /// a target.
  std::vector<ClockRow> cycles(Clock clock) const;
  /// Returns the steps and timed rules that will fire if nobody acts, in order of their moments, then of the
  /// desk file. A moment may lie in the past, when no sweep has run since.
  std::vector<PendingTimer> pending_timers() const;

 private:
  /// The fields before an event that signals are derived from.
  struct Before {
    Status status;
    TeamId team;
    AgentId agent;
  };

  /// A timer, and the instant since which the ticket has been bound to it without interruption.
  struct Bound {
    Timer timer;
    Instant since;
  };
  struct Fired {
    StepId step;
    FiredFor key;
    Instant at;
  };

  /// The last team and the last agent that held the ticket.
  struct Owners {
    TeamId team;
    AgentId agent;
  };

  const ClockTrack& track_of(Clock clock) const;
  Signals signals_of(const Event& event, const Before& before);
  void follow_conversation(const Event& event, Signals raised);
  static void direct(ClockTrack& track, const Event& event);
  void count_hop(Instant at);
  void mark_open_interval(const Event& event, Signals raised);
  void mark_state_interval(Instant at);
  ClockState clock_state(const Event& event, Signals raised) const;
  void follow_timers(const Event& event);
  void note_sleep(const Event& event);
  std::optional<PendingTimer> pending_step(const Bound& bound) const;
  std::optional<PendingTimer> pending_rule(const Bound& bound) const;

  const BindingTable* bindings_;
  Ticket ticket_;
  std::vector<StateInterval> state_intervals_;  // the last is the open one
  std::vector<OpenInterval> open_intervals_;
  std::vector<ClockTrack> tracks_;  // one per rule, in the order of kClockRules
  BindingId timed_by_;              // the binding that bound_ was made from
  std::vector<Bound> bound_;
  std::vector<Fired> fired_;
  std::vector<std::pair<RuleId, Instant>> ruled_;  // rules that fired, with the beginning of the state
  std::optional<Instant> due_asleep_;  // the moment of a timer before a pending ticket opens automatically
  bool outbound_ = false;
  bool contacted_ = false;  // first_response has started ...
  bool responded_ = false;  // ... and stopped
  bool awaited_ = false;    // since then the customer has written without getting an answer
  Owners owners_;
  Owners owners_before_;  // as the seconds before owners_at_ left them
  int hops_before_ = 0;
  Instant owners_at_ = Instant::open_end();
  Instant last_at_ = Instant::first();
};

/// Folds all events of a ticket, which must be in order. Linear in their number, apart from the number of
/// cycles and runs.
Folded fold(TicketId id, std::span<const Event> events, const BindingTable& bindings);

/// Returns the events up to and including `as_of`. Folding them gives the state at that time as known now,
/// with facts that were recorded later.
std::span<const Event> until(std::span<const Event> events, Instant as_of);

}  // namespace tix
