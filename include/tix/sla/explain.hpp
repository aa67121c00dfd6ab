// Explains the elapsed time and the due of a clock: its cycle interval by interval, and each change of its
// due.
#pragma once

#include "tix/sla/binding.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/text/labelled_name.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tix {

/// Why a clock ran or was paused.
enum class ClockWhy : std::uint8_t {
  runs,
  closed,     ///< runs, but outside working hours throughout
  elsewhere,  ///< ran in a ticket that was later merged into this one
  customer,   ///< paused: waiting for the customer
  hold,       ///< paused: on hold, and the policy stops the clock there
  resolved    ///< paused between a resolve and the next reopen
};
inline constexpr auto kClockWhyWords = enum_values<ClockWhy, LabelledName>(
    {{"runs", "running"},
     {"runs, outside working hours", "running, outside working hours"},
     {"ran in the ticket merged into this one", "ran in a ticket merged into this one"},
     {"waiting for the customer", "waiting for the customer"},
     {"on hold: the policy stops it", "on hold: paused by the policy"},
     {"resolved: not counted", "resolved: not counted"}});
/// Returns whether working time is counted.
constexpr bool is_running(ClockWhy why) {
  return why <= ClockWhy::elsewhere;
}

/// A part [from, to) of a cycle in which state, team, agent, binding and `why` did not change.
struct ClockInterval {
  Instant from;
  Instant to;
  Status status = Status::new_;
  ClockWhy why = ClockWhy::runs;
  TeamId team = {};
  AgentId agent = {};
  BindingId binding = {};
  Seconds working = {};  ///< the working time counted; 0 while paused

  WallSeconds wall() const { return to - from; }
};

/// The kinds of changes to the due of a cycle.
enum class DueStepKind : std::uint8_t {
  target,       ///< a target applies from here on
  told,         ///< the customer was given an ETA, which is the due
  by_hand,      ///< the due was set by hand or imported
  none,         ///< no target or due applies any more
  earlier,      ///< a merge moved the start of the cycle back
  other_hours,  ///< another calendar applies from here on
  runs,         ///< the clock runs again
  stands,       ///< the clock pauses
  stopped,
  breached,
  waived
};
inline constexpr auto kDueStepWords =
    enum_values<DueStepKind, LabelledName>({{"target", "target"},
                                            {"told the customer", "promised to the customer"},
                                            {"set by hand", "set by hand"},
                                            {"no promise", "no target"},
                                            {"began earlier", "start moved back"},
                                            {"other hours", "calendar changed"},
                                            {"runs", "resumed"},
                                            {"stands", "paused"},
                                            {"stopped", "stopped"},
                                            {"breached", "breached"},
                                            {"waived", "waived"}});

/// One change of the due of a cycle.
struct DueStep {
  Instant at;
  DueStepKind kind = DueStepKind::target;
  std::optional<Seconds> target = {};
  std::optional<Seconds> left = {};    ///< working time left of the target; negative if it is exceeded
  std::optional<Instant> due_at = {};  ///< the due that results; nullopt while the clock is paused
  BindingId binding = {};
};

/// The explanation of one cycle.
struct Explanation {
  ClockRow row;  ///< the cycle as of that instant; `breached_at` of a running clock may lie in the future
  std::vector<ClockInterval> intervals;  ///< from the start to the stop, or to `as_of`, without gaps
  std::vector<DueStep> steps;            ///< in order of time
  Seconds elapsed;                       ///< the sum of the working time of the intervals
};

/// Explains one cycle of a clock, or its last one for 0, as of `as_of`. Returns nullopt if the cycle has not
/// started by then. `clock` must not be `first_resolution`, and `events` must be in order.
std::optional<Explanation> explain(TicketId id, std::span<const Event> events, const BindingTable& bindings,
                                   Clock clock, int cycle, Instant as_of);

}  // namespace tix
