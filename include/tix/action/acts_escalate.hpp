// Escalating by hand, acknowledging, and taking an escalation back.
#pragma once

#include "tix/action/action_context.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/notification.hpp"
#include "tix/ticket/ticket.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix {

struct Escalation {
  EscalationKind kind = EscalationKind::functional;
  std::string reason;
  std::string to;           ///< a team or an agent; empty: the team's `escalates_to`, hierarchical: its lead
  bool keep_owner = false;  ///< people are told, and the ticket stays where it is
};
/// By hand. Refused without a reason, or when nobody is there to escalate to.
std::vector<NewEvent> escalate(const ActionContext& context, const Ticket& ticket,
                               const Escalation& escalation);
/// Who is told although the ticket does not come to them: with `keep_owner`, whom it would have gone to.
std::vector<Notification> escalation_notifications(const ActionContext& context, const Ticket& ticket,
                                                   const Escalation& escalation);
/// Somebody knows of it: holds the steps before a due, until `until` when it is given (after the act).
std::vector<NewEvent> acknowledge(const ActionContext& context, const Ticket& ticket,
                                  std::optional<Instant> until);
/// Refused when the ticket is not escalated.
std::vector<NewEvent> deescalate(const ActionContext& context, const Ticket& ticket,
                                 const std::string& reason);

}  // namespace tix
