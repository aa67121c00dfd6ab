// What became of each escalation of a ticket: a step that fired, or one by hand.
#pragma once

#include "tix/sla/past.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <optional>
#include <vector>

namespace tix {

struct EscalationOutcome {
  const Event* event = nullptr;  ///< `step_fired` or `escalated`
  StepId step;                   ///< 0: by hand
  EscalationKind kind = EscalationKind::warning;
  bool repeated = false;        ///< an escalation of a ticket that had been escalated before
  std::optional<Seconds> late;  ///< working time since the step's moment; none by hand
  bool acknowledged = false;    ///< when it fired or later, before the ticket left
  /// Whether it has led to what it was for, once its clock (by hand: resolution) has stopped: in time, or, if
  /// that was past already, within the time the step gives. Nothing while that is open, when there was
  /// no time to keep, and of what was waived or merged.
  std::optional<bool> succeeded;
};

/// In order; `past` with its events, which are borrowed. A void ticket has none, and what an
/// import says of a resolved one is left out.
std::vector<EscalationOutcome> escalations_of(const Past& past, const TicketFacts& facts,
                                              const BindingTable& bindings);

}  // namespace tix
