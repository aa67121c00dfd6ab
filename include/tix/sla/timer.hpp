// What a ticket waits for by its binding: the moments of escalation steps and timed rules.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

class Calendar;

/// How a timer's moment is found: a share of a clock's target, working time around a clock's due, or time in
/// a state.
enum class TimerKind : std::uint8_t { percent, offset, open_interval };
inline constexpr auto kTimerKindNames = enum_names<TimerKind>({"percent", "offset", "stay"});

/// One step or timed rule of the desk, as a ticket is bound to it.
struct Timer {
  std::int64_t name = 0;  ///< a StepId; of `stay` a RuleId
  TimerKind kind = TimerKind::offset;
  Clock clock = Clock::resolution;  ///< of a step
  Status state = Status::pending;   ///< of a rule
  std::int64_t amount = 0;  ///< percent; working seconds from the due, negative: before; seconds in the state
  std::shared_ptr<const Calendar> calendar = {};  ///< how an open interval is counted; null: wall time
  bool applies = true;                            ///< its `when` is true of the ticket

  bool is_step() const { return kind != TimerKind::open_interval; }
  /// An `ack` holds these.
  bool is_before_due() const {
    return kind == TimerKind::percent ? amount < 100 : kind == TimerKind::offset && amount < 0;
  }
  /// The same step or rule with the same moment, whether or not it applies now.
  bool is_same(const Timer& other) const;

  /// Calendars compare by what they say.
  friend bool operator==(const Timer& x, const Timer& y) { return x.is_same(y) && x.applies == y.applies; }
};

/// One line a timer; equal exactly when the timers are.
std::string canonical(const std::vector<Timer>& timers);
/// The inverse. Throws Error storage.
std::vector<Timer> timers_from(
    std::string_view text,
    const std::function<std::shared_ptr<const Calendar>(std::string_view canonical)>& read_calendar);

/// A timer that has not fired and will, if nobody acts.
struct PendingTimer {
  std::int64_t name = 0;  ///< a StepId; of a timed rule a RuleId
  bool is_step = true;
  Instant moment;
  Clock clock = Clock::resolution;  ///< of a step, with
  int cycle = 0;                    ///< the cycle
  int target_no = 0;                ///< and the target it fires for
  Instant since = {};               ///< of a rule: when the state began

  friend bool operator==(const PendingTimer&, const PendingTimer&) = default;
};

}  // namespace tix
