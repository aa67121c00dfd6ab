// Why a clock says what it says: its cycle interval by interval, and the steps by which its due follows.
#pragma once

#include "tix/sla/binding.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tix {

/// Why a clock ran or stood.
enum class ClockWhy : std::uint8_t {
  runs,
  closed,     ///< runs, and nobody works at that time
  elsewhere,  ///< ran in a ticket that was merged into this one: there it was open
  customer,   ///< stands: the customer's turn
  hold,       ///< stands: on hold, and the policy says so
  resolved    ///< stands between a resolve and the reopen after it
};
inline constexpr auto kClockWhyWords = enum_names<ClockWhy>(
    {"runs", "runs, outside working hours", "ran in the ticket merged into this one",
     "waiting for the customer", "on hold: the policy stops it", "resolved: not counted"});
constexpr bool is_running(ClockWhy why) {
  return why <= ClockWhy::elsewhere;
}

/// [from, to) of a cycle in which state, holder, binding and whether it ran did not change.
struct ClockInterval {
  Instant from;
  Instant to;
  Status status = Status::new_;
  ClockWhy why = ClockWhy::runs;
  TeamId team = {};
  AgentId agent = {};
  BindingId binding = {};
  Seconds working = {};  ///< counted; 0 while it stands

  WallSeconds wall() const { return to - from; }
};

enum class DueStepKind : std::uint8_t {
  target,       ///< the policy's target, or another one
  told,         ///< the instant the customer was told
  by_hand,      ///< an instant set by hand or imported
  none,         ///< nothing is promised any more
  earlier,      ///< the cycle began earlier, in a merged ticket
  other_hours,  ///< counted by another calendar from here on
  runs,         ///< runs again
  stands,
  stopped,
  breached,
  waived
};
inline constexpr auto kDueStepWords =
    enum_names<DueStepKind>({"target", "told the customer", "set by hand", "no promise", "began earlier",
                             "other hours", "runs", "stands", "stopped", "breached", "waived"});

/// One step of the story of a due.
struct DueStep {
  Instant at;
  DueStepKind kind = DueStepKind::target;
  std::optional<Seconds> target = {};
  std::optional<Seconds> left = {};    ///< of the target, negative when used up before
  std::optional<Instant> due_at = {};  ///< where it leads; nullopt while the clock stands
  BindingId binding = {};
};

struct Explanation {
  ClockRow row;  ///< the cycle as of then; `breached_at` of a running clock may lie in the future
  std::vector<ClockInterval> intervals;  ///< from the start of the cycle to its stop or as-of, without gaps
  std::vector<DueStep> steps;            ///< in order of time
  Seconds elapsed;                       ///< the sum of the intervals' working time
};

/// Explains one cycle of a clock (not of `first_resolution`) as of `as_of`; 0: the last. Returns nullopt
/// when there is no such cycle by then. `events` in order.
std::optional<Explanation> explain(TicketId id, std::span<const Event> events, const BindingTable& bindings,
                                   Clock clock, int cycle, Instant as_of);

}  // namespace tix
