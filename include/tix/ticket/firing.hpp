// The firing of an escalation step: its clock, the moment it was due to fire, and the procedure at that time.
#pragma once

#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tix {

/// The cycle and target of a clock for which a step fired. Together with ticket and step this is the key
/// under which a step fires only once, so that running a sweep twice changes nothing. Stored in `b` of the
/// event.
struct FiredFor {
  Clock clock = Clock::resolution;
  int cycle = 1;
  int target_no = 1;  ///< the target of the cycle, 0..65535; 0: a due that is not a target of a policy
  EscalationKind kind = EscalationKind::warning;

  friend bool operator==(const FiredFor&, const FiredFor&) = default;
};

/// Packs the key into one number: from the lowest bit, 8 bits for the clock, 8 for the kind, 16 for
/// target_no, and 32 for the cycle.
constexpr std::int64_t packed(const FiredFor& firing) {
  return (std::int64_t{firing.cycle} << 32) | (std::int64_t{firing.target_no & 0xffff} << 16) |
         (stored_number(firing.kind) << 8) | stored_number(firing.clock);
}
/// Unpacks a number made by `packed`.
constexpr FiredFor fired_for(std::int64_t packed) {
  return {.clock = static_cast<Clock>(packed & 0xff),
          .cycle = static_cast<int>(packed >> 32),
          .target_no = static_cast<int>((packed >> 16) & 0xffff),
          .kind = static_cast<EscalationKind>((packed >> 8) & 0xff)};
}
static_assert(fired_for(packed({Clock::promise, 70'000, 9, EscalationKind::hierarchical})) ==
              FiredFor{Clock::promise, 70'000, 9, EscalationKind::hierarchical});

/// The part of a firing that is stored with its `step_fired` event. The procedure is copied, because the desk
/// file may change later.
struct Firing {
  Instant moment;                      ///< when it was due to fire; it was late by event.at - moment
  AgentId responsible = {};            ///< 0: the step names nobody
  std::optional<Seconds> within = {};  ///< working time after the firing in which a stop is still a success
  std::string procedure = {};

  friend bool operator==(const Firing&, const Firing&) = default;
};

/// A firing and the `seq` of the event that it is stored with.
struct StoredFiring {
  std::int64_t seq = 0;
  Firing firing;
};

}  // namespace tix
