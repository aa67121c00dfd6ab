// The outcome of each escalation of a ticket, by a step or by hand.
#pragma once

#include "tix/sla/past.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <optional>
#include <vector>

namespace tix {

/// One escalation or warning, and what followed.
struct EscalationOutcome {
  const Event* event = nullptr;  ///< `step_fired` or `escalated`
  StepId step;                   ///< 0: by hand
  EscalationKind kind = EscalationKind::warning;
  bool repeated = false;  ///< whether the ticket had been escalated before
  std::optional<Seconds>
      late;                   ///< working time between the moment of the step and its firing; nullopt by hand
  bool acknowledged = false;  ///< whether it was acknowledged when it fired, or later before the resolve
  /// Whether it succeeded: its clock (the resolution clock, if by hand) stopped in time or, if it had
  /// breached before the firing, within the working time that the step allows. nullopt while the clock is
  /// open, if there was no time to keep, and for waived and merged cycles.
  std::optional<bool> succeeded;
};

/// Returns the outcomes in order. `past` must have its events, which must outlive the result. A void ticket
/// has none. Firings on a resolved ticket, which only imports bring, are omitted.
std::vector<EscalationOutcome> escalations_of(const Past& past, const TicketFacts& facts,
                                              const BindingTable& bindings);

}  // namespace tix
