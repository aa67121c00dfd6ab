// Escalation by hand, acknowledgement and de-escalation. All three throw Error{refused} unless the ticket is
// unresolved.
#pragma once

#include "tix/action/action_context.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/notification.hpp"
#include "tix/ticket/ticket.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix {

/// The arguments of `escalate`.
struct Escalation {
  EscalationKind kind = EscalationKind::functional;
  std::string reason;
  std::string to;  ///< a team or an agent; empty: the `escalates_to` of the team, or its lead if hierarchical
  bool keep_owner = false;  ///< whether the ticket stays where it is and people are only notified
};
/// Escalates a ticket by hand. Throws Error{usage} without a reason, and Error{refused} if there is nobody to
/// escalate to or the ticket is with them already.
std::vector<NewEvent> escalate(const ActionContext& context, const Ticket& ticket,
                               const Escalation& escalation);
/// Returns the notification of the agent or team lead to whom the ticket would have gone, if `keep_owner` is
/// set.
std::vector<Notification> escalation_notifications(const ActionContext& context, const Ticket& ticket,
                                                   const Escalation& escalation);
/// Acknowledges a ticket, which holds back the steps before a due until `until`, which must be after the
/// action. By default it holds them back until the resolve. Steps at and after the due still fire.
std::vector<NewEvent> acknowledge(const ActionContext& context, const Ticket& ticket,
                                  std::optional<Instant> until);
/// Ends an escalation. Throws Error{usage} without a reason, and Error{refused} if the ticket is not
/// escalated.
std::vector<NewEvent> deescalate(const ActionContext& context, const Ticket& ticket,
                                 const std::string& reason);

}  // namespace tix
