// Timers: the escalation steps and timed rules that watch over a ticket, as part of its binding.
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

/// How the moment of a timer is computed: a percentage of the target of a clock, working time before or after
/// the due of a clock, or time in a state.
enum class TimerKind : std::uint8_t { percent, offset, open_interval };
inline constexpr auto kTimerKindNames = enum_names<TimerKind>({"percent", "offset", "stay"});

/// One escalation step or timed rule, as a ticket is bound to it.
struct Timer {
  std::int64_t name = 0;  ///< a StepId, or a RuleId for `open_interval`
  TimerKind kind = TimerKind::offset;
  Clock clock = Clock::resolution;  ///< for a step
  Status state = Status::pending;   ///< for a rule
  /// Percent of the target; or working seconds after the due, negative before; or seconds in the state.
  std::int64_t amount = 0;
  std::shared_ptr<const Calendar> calendar = {};  ///< counts the time in a state; null: wall time
  bool applies = true;                            ///< whether its `when` is true of the ticket

  bool is_step() const { return kind != TimerKind::open_interval; }
  /// Returns whether the step comes before the due. An acknowledgement holds such steps back.
  bool is_before_due() const {
    return kind == TimerKind::percent ? amount < 100 : kind == TimerKind::offset && amount < 0;
  }
  /// Returns whether both are the same step or rule with the same moment, ignoring `applies`.
  bool is_same(const Timer& other) const;

  /// Compares calendars by their content.
  friend bool operator==(const Timer& x, const Timer& y) { return x.is_same(y) && x.applies == y.applies; }
};

/// Returns one line per timer. Two texts are equal if and only if the timers are.
std::string canonical(const std::vector<Timer>& timers);
/// Parses what `canonical` wrote. Throws Error{storage} if the text is malformed.
std::vector<Timer> timers_from(
    std::string_view text,
    const std::function<std::shared_ptr<const Calendar>(std::string_view canonical)>& read_calendar);

/// A timer that has not fired yet and will fire if nobody acts.
struct PendingTimer {
  std::int64_t name = 0;  ///< a StepId, or a RuleId for a timed rule
  bool is_step = true;
  Instant moment;
  Clock clock = Clock::resolution;  ///< for a step: the clock,
  int cycle = 0;                    ///< its cycle
  int target_no = 0;                ///< and the target for which it fires
  Instant since = {};               ///< for a rule: when the state began

  friend bool operator==(const PendingTimer&, const PendingTimer&) = default;
};

}  // namespace tix
