// A slow and obvious second implementation of steps and timed rules. It counts seconds and shares no code
// with the fold.
#pragma once

#include "core/sla/clock_model.hpp"

#include <optional>
#include <vector>

namespace tix::testing {

/// One due timer, in the order of firing.
struct DueTimer {
  Instant moment;
  std::int64_t name = 0;
  bool is_step = true;
  Clock clock = Clock::resolution;
  int cycle = 0, target_no = 0;
  Instant since;  ///< of a rule: when the state began

  friend bool operator==(const DueTimer&, const DueTimer&) = default;
};

/// Returns what a sweep at `now` has to fire for a ticket with this life. No event is later than `now`.
std::vector<DueTimer> due_timers(const Life& life, const Hours& hours, Instant now);

}  // namespace tix::testing
