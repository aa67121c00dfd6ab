// A pure fold of a ticket's events into its state, spans, open intervals and clocks.
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

/// Everything a ticket's events say.
struct Folded {
  Ticket ticket;
  std::vector<StateInterval> state_intervals;
  std::vector<OpenInterval> open_intervals;
  std::vector<ClockRow> clocks;   ///< in order of (clock, cycle)
  std::optional<Instant> due_at;  ///< the next due of a running headline clock
  std::optional<Instant>
      overdue_at;  ///< breached as of T for T later than this, while unresolved, if nobody acts
  std::optional<Instant> next_timer_at;  ///< when a step or timed rule fires, if nobody acts

  friend bool operator==(const Folded&, const Folded&) = default;
};

/// A fold in progress. A value: copying it and going on gives the same as folding in one go.
class Fold {
 public:
  /// `bindings` outlives the fold.
  explicit Fold(TicketId id, const BindingTable& bindings);

  /// Events must come in order of (at, seq); the first is `created`.
  void apply(const Event& event);
  const Ticket& ticket() const { return ticket_; }
  /// The projections as of the last event.
  Folded result() const;
  /// Every cycle of a clock as of the last event, also those without a row of their own because nobody
  /// promised anything.
  std::vector<ClockRow> cycles(Clock clock) const;
  /// What will fire if nobody acts, in order of moment, then of the desk file.
  std::vector<PendingTimer> pending_timers() const;

 private:
  /// What signals are found by comparing with.
  struct Before {
    Status status;
    TeamId team;
    AgentId agent;
  };

  /// A timer and since when the ticket has been bound to it.
  struct Bound {
    Timer timer;
    Instant since;
  };
  struct Fired {
    StepId step;
    FiredFor key;
    Instant at;
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
  BindingId timed_by_;              // the binding that bound_ was made of
  std::vector<Bound> bound_;
  std::vector<Fired> fired_;
  std::vector<std::pair<RuleId, Instant>> ruled_;  // with the beginning of the open interval
  std::optional<Instant> due_asleep_;  // a timer that comes before a pending ticket wakes by itself
  bool outbound_ = false;
  bool contacted_ = false;  // first_response has started ...
  bool responded_ = false;  // ... and stopped
  bool awaited_ = false;    // since then the customer has written, and nobody answered
  AgentId last_agent_;
  TeamId last_team_;
  Instant last_hop_at_ = Instant::open_end();
  Instant last_at_ = Instant::first();
};

/// The whole list in one go. `events` in order.
Folded fold(TicketId id, std::span<const Event> events, const BindingTable& bindings);

/// Returns the events at or before `as_of`: what was true then, knowing all that is known now.
std::span<const Event> until(std::span<const Event> events, Instant as_of);

}  // namespace tix
