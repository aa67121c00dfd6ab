// One clock of one ticket, advanced by the events of the ticket.
#pragma once

#include "tix/sla/binding.hpp"
#include "tix/sla/timer.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/history.hpp"

#include <optional>
#include <vector>

namespace tix {

/// The state of the ticket after an event, as far as clocks use it.
struct ClockState {
  Status status = Status::new_;
  const Binding* binding = nullptr;
  ClosedBy closed_by = ClosedBy::still_there;  ///< how the event ended the ticket, if it did
  TeamId team;
  AgentId agent;
  Priority priority = Priority::normal;
  std::optional<Instant> promised_at;  ///< the ETA that this event gave to the customer
};

/// An interval [from, to) in which a clock ran under one calendar; null means 24x7.
struct RunInterval {
  Instant from;
  Instant to;
  const Calendar* calendar = nullptr;
};

/// The cycles of one clock, in order. Only the last can be open. A value, so that a copy of a Fold can go on
/// independently.
///
/// The working time of a cycle is the sum over its runs, each measured by the calendar in force at that time.
/// A pause is only a gap between runs, so a retarget or another calendar cannot lose it or count it twice.
class ClockTrack {
 public:
  explicit ClockTrack(const ClockRule& rule) : rule_(&rule) {}

  const ClockRule& rule() const { return *rule_; }
  /// Leaves the clock out permanently: its import source lacks the facts, so it never has a row.
  void leave_out() { left_out_ = true; }

  /// Applies the signals of an event at `at`, which must not be earlier than the one before. Works in this
  /// order: stop, start or resume, take a new target, run or pause.
  void advance(Instant at, Signals raised, const ClockState& after);

  /// Sets the due of the open cycle by hand. From then on it is an instant that pauses and policies do not
  /// move. This and the next two do nothing if no cycle is open.
  void set_due(Instant at, Instant due);
  /// Returns the open cycle to the target of its policy.
  void clear_due(Instant at);
  /// Removes target and due from the open cycle. A breach that has already happened remains.
  void promise_none(Instant at);
  /// Moves the start of the open cycle back to `since`, when a ticket merged into this one at `at` has waited
  /// since then. The time before is counted by the present calendar, and cannot breach before `at`.
  void began_earlier(Instant at, Instant since);
  /// Excludes the cycle with this number, or the last for 0, from overdue, met and breached from `at` on. The
  /// first waiver of a cycle counts.
  void waive(Instant at, std::int64_t number);

  /// Returns the moment of a step on the open cycle if nobody acts, or nullopt while the clock is paused or
  /// has no due. `kind` is percent (`amount` percent of the target, rounded up to a second) or offset
  /// (`amount` working seconds after the due, negative before). For a target the moment is counted in elapsed
  /// time, as the due itself; for a due set as an instant, in the working time between the start and that
  /// instant.
  std::optional<Instant> moment(TimerKind kind, std::int64_t amount) const;
  /// Returns the open cycle, or null if there is none. Valid until the next call that changes the track.
  const ClockRow* open_row() const;

  /// Appends one row per cycle that has had a target or is always measured, as of the last event, and the
  /// verdict of the first resolution if the ticket has been reopened.
  void append_rows(std::vector<ClockRow>& rows) const;
  /// Returns one row per cycle, including cycles that never had a target.
  std::vector<ClockRow> cycles() const;

 private:
  /// Where the due of a cycle comes from.
  enum class Promise { by_policy, by_hand, none };
  struct Cycle {
    ClockRow row;
    std::vector<RunInterval> runs;  // past runs, then the present one if the clock runs
    const Calendar* calendar = nullptr;
    std::optional<Seconds> policy_target;
    std::optional<Instant> promised_at;  // the ETA given to the customer; replaces the target of the policy
    Promise promise = Promise::by_policy;
    Instant hand_due;
    Instant retargeted_at;         // when target or due last changed
    int settled = 0;               // the number of targets before that second
    std::optional<Instant> due;    // the last known; shown while running and after the stop
    bool retargeted_past = false;  // whether the due already lay in the past when it was set
  };

  Cycle* open_cycle();
  void start(Instant at, const ClockState& state);
  void stop(Instant at, Signals raised, const ClockState& state);
  void resume();
  void follow(Instant at, const ClockState& state);
  static void credit(ClockRow& row, const ClockState& state);
  void promise_by(Promise promise, Instant at, Instant hand_due);
  static void promise_anew(Cycle& cycle, Instant at);
  static void run(Cycle& cycle, Instant at);
  static void rest(Cycle& cycle, Instant at);
  static std::optional<Instant> due_of(const Cycle& cycle, Instant at);
  static Instant reach(const Cycle& cycle, Instant at, Seconds left);
  static ClockRow shown(const Cycle& cycle);
  bool runs(const ClockState& state) const;

  const ClockRule* rule_;
  std::vector<Cycle> cycles_;
  std::optional<ClockRow> first_verdict_;
  bool left_out_ = false;
};

}  // namespace tix
