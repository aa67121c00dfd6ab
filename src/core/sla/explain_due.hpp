// The steps by which a due follows from what happened to its cycle.
#pragma once

#include "tix/sla/explain.hpp"

namespace tix {

/// Adds what changed in the second of `events`, all of them at one instant. `before` is the cycle as it was
/// left by the second before; nothing when it starts here.
void add_due_steps(std::vector<DueStep>& steps, const std::optional<ClockRow>& before, const ClockRow& now,
                   std::span<const Event> events, BindingId binding);

/// Puts breach and waiver, as of `as_of`, in their places.
void add_verdict_steps(std::vector<DueStep>& steps, const ClockRow& row, Instant as_of);

}  // namespace tix
