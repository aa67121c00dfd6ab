// A step of an escalation that fired: for which promise, when it should have, and what was to be done.
#pragma once

#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tix {

/// The key under which a step fires once, beside ticket and step. Travels in `b` of its event.
struct FiredFor {
  Clock clock = Clock::resolution;
  int cycle = 1;
  int target_no = 1;  ///< 0 of a promise to the customer that never was a target
  EscalationKind kind = EscalationKind::warning;

  friend bool operator==(const FiredFor&, const FiredFor&) = default;
};

/// 8 bits a clock, 8 a kind, 16 a target_no, the rest a cycle.
constexpr std::int64_t packed(const FiredFor& firing) {
  return (std::int64_t{firing.cycle} << 32) | (std::int64_t{firing.target_no & 0xffff} << 16) |
         (static_cast<std::int64_t>(firing.kind) << 8) | static_cast<std::int64_t>(firing.clock);
}
constexpr FiredFor fired_for(std::int64_t packed) {
  return {static_cast<Clock>(packed & 0xff), static_cast<int>(packed >> 32),
          static_cast<int>((packed >> 16) & 0xffff), static_cast<EscalationKind>((packed >> 8) & 0xff)};
}
static_assert(fired_for(packed({Clock::promise, 70'000, 9, EscalationKind::hierarchical})) ==
              FiredFor{Clock::promise, 70'000, 9, EscalationKind::hierarchical});

/// What stands beside a `step_fired` event: the SOP as it was then.
struct Firing {
  Instant moment;                 ///< when it was to fire; late by event.at - moment
  AgentId responsible;            ///< 0: nobody is named
  std::optional<Seconds> within;  ///< a resolve so soon after it still counts as a success
  std::string procedure;

  friend bool operator==(const Firing&, const Firing&) = default;
};

/// True of an escalation: by hand, or by a step that does more than warn.
constexpr bool escalates(const Event& event) {
  return event.kind == EventKind::escalated ||
         (event.kind == EventKind::step_fired && fired_for(event.b).kind != EscalationKind::warning);
}

/// What stands beside the event of that number.
struct StoredFiring {
  std::int64_t seq = 0;
  Firing firing;
};

}  // namespace tix
