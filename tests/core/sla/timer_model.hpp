// Steps and timed rules once more: slow, obvious, counting seconds, sharing no code with the fold.
#pragma once

#include "core/sla/clock_model.hpp"

#include <optional>
#include <vector>

namespace tix::testing {

/// Something that is due, in the order in which it is to fire.
struct DueTimer {
  Instant moment;
  std::int64_t name = 0;
  bool is_step = true;
  Clock clock = Clock::resolution;
  int cycle = 0, target_no = 0;
  Instant since;  ///< of a rule: when the state began

  friend bool operator==(const DueTimer&, const DueTimer&) = default;
};

/// What a sweep at `now` has to fire of a ticket with this life so far (no event is later than `now`).
std::vector<DueTimer> due_timers(const Life& life, const Hours& hours, Instant now);

}  // namespace tix::testing
