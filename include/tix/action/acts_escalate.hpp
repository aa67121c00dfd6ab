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
  bool keep_owner = false;  ///< people are notified, and the ticket stays where it is
};
/// By hand. Refused without a reason, or when nobody is there to escalate to.
std::vector<NewEvent> escalate(const ActionContext& context, const Ticket& ticket,
                               const Escalation& escalation);
/// Makes the notification of whom the ticket would have gone to, where `keep_owner` leaves it in place.
std::vector<Notification> escalation_notifications(const ActionContext& context, const Ticket& ticket,
                                                   const Escalation& escalation);
/// Somebody knows of it: holds the steps before a due, until `until` when it is given (after the act).
std::vector<NewEvent> acknowledge(const ActionContext& context, const Ticket& ticket,
                                  std::optional<Instant> until);
/// Refused when the ticket is not escalated.
std::vector<NewEvent> deescalate(const ActionContext& context, const Ticket& ticket,
                                 const std::string& reason);

}  // namespace tix
