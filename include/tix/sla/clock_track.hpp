// One clock of one ticket, followed through the ticket's events.
#pragma once

#include "tix/sla/binding.hpp"
#include "tix/sla/timer.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/history.hpp"

#include <optional>
#include <vector>

namespace tix {

/// What a clock must know of its ticket after an event.
struct ClockState {
  Status status = Status::new_;
  const Binding* binding = nullptr;
  ClosedBy closed_by = ClosedBy::still_there;  ///< how the ticket left, when the event made it leave
  TeamId team;
  AgentId agent;
  Priority priority = Priority::normal;
  std::optional<Instant> promised_at;  ///< the time this event promised to the customer
};

/// [from, to) in which a clock ran under one calendar; `calendar` null: 24x7.
struct RunInterval {
  Instant from;
  Instant to;
  const Calendar* calendar = nullptr;
};

/// The cycles of one clock, in order; only the last can be open. A value, like the Fold it is part of.
class ClockTrack {
 public:
  explicit ClockTrack(const ClockRule& rule) : rule_(&rule) {}

  const ClockRule& rule() const { return *rule_; }
  /// The source of the ticket cannot hold this clock's facts: it never has a row.
  void leave_out() { left_out_ = true; }

  /// Something happened at `at`, no earlier than anything before. In this order: stop, start or resume,
  /// take a new target, run or pause.
  void advance(Instant at, Signals raised, const ClockState& after);

  void set_due(Instant at, Instant due);
  void clear_due(Instant at);  ///< back to the policy's target
  void promise_none(Instant at);
  /// The open cycle began at `since` already, in a ticket merged into this one at `at`. What it worked there
  /// is counted by the present calendar; broken before `at` it cannot be.
  void began_earlier(Instant at, Instant since);
  /// Takes the cycle of that number (0: the last) out of overdue and of met and breached from `at` on.
  void waive(Instant at, std::int64_t number);

  /// When a step of the open cycle is due, if nobody acts: nothing while the clock rests, or where nobody
  /// promised anything. `kind` is percent or offset. A target's moments are counted in elapsed time, as its
  /// due is; those of a due that is an instant by the hours between the start and it.
  std::optional<Instant> moment(TimerKind kind, std::int64_t amount) const;
  /// The open cycle; null when there is none.
  const ClockRow* open_row() const;

  /// One row a cycle that is measured as of the last event, and the verdict of the first resolution when
  /// there was a reopen.
  void append_rows(std::vector<ClockRow>& rows) const;
  /// One row a cycle, also of those that nobody promised anything.
  std::vector<ClockRow> cycles() const;

 private:
  enum class Promise { by_policy, by_hand, none };
  struct Cycle {
    ClockRow row;
    std::vector<RunInterval> runs;  // past runs, then the present one when running
    const Calendar* calendar = nullptr;
    std::optional<Seconds> policy_target;
    std::optional<Instant> promised_at;  // the time promised to the customer: takes the policy's place
    Promise promise = Promise::by_policy;
    Instant hand_due;
    Instant retargeted_at;         // the last change of what is promised ...
    int settled = 0;               // ... and the targets before that second
    std::optional<Instant> due;    // last known; shown while running and after the stop
    bool retargeted_past = false;  // the present due lay in the past when it was set
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
