// A step of an escalation that fired: for which clock, when it was to fire, and what was to be done.
#pragma once

#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tix {

/// The cycle of a clock for which a step fired: with ticket and step the key under which it fires once. Kept
/// in `b` of its event.
struct FiredFor {
  Clock clock = Clock::resolution;
  int cycle = 1;
  int target_no = 1;  ///< 0 for a promise to the customer that never was a target
  EscalationKind kind = EscalationKind::warning;

  friend bool operator==(const FiredFor&, const FiredFor&) = default;
};

/// Packs the key: 8 bits for the clock, 8 for the kind, 16 for target_no, the rest for the cycle.
constexpr std::int64_t packed(const FiredFor& firing) {
  return (std::int64_t{firing.cycle} << 32) | (std::int64_t{firing.target_no & 0xffff} << 16) |
         (stored_number(firing.kind) << 8) | stored_number(firing.clock);
}
/// Unpacks what `packed` made.
constexpr FiredFor fired_for(std::int64_t packed) {
  return {.clock = static_cast<Clock>(packed & 0xff),
          .cycle = static_cast<int>(packed >> 32),
          .target_no = static_cast<int>((packed >> 16) & 0xffff),
          .kind = static_cast<EscalationKind>((packed >> 8) & 0xff)};
}
static_assert(fired_for(packed({Clock::promise, 70'000, 9, EscalationKind::hierarchical})) ==
              FiredFor{Clock::promise, 70'000, 9, EscalationKind::hierarchical});

/// Stored with a `step_fired` event: the procedure as it was then.
struct Firing {
  Instant moment;                      ///< when it was to fire; late by event.at - moment
  AgentId responsible = {};            ///< 0: nobody is named
  std::optional<Seconds> within = {};  ///< a resolve so soon after it still counts as a success
  std::string procedure = {};

  friend bool operator==(const Firing&, const Firing&) = default;
};

/// The firing stored with the event of this number.
struct StoredFiring {
  std::int64_t seq = 0;
  Firing firing;
};

}  // namespace tix
