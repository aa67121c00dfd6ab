// Assigns tickets automatically (`--auto`) and explains the choice.
#pragma once

#include "cli/input/ticket_choice.hpp"
#include "cli/session/session.hpp"
#include "desk/work/router.hpp"
#include "tix/action/acts.hpp"

#include <string>
#include <vector>

namespace tix::cli {

struct AutoAssignment {
  std::string team;  ///< assigned to this team first; empty: unchanged
  std::string reason;
  bool explain = false;  ///< prints one row per agent with the reason
};
/// Assigns tickets in one batch, in the order given; each decision takes those before it into account. Throws
/// Error{refused}, after everything is recorded, if no agent can take some of them.
Exit assign_auto(Session& session, const Tickets& tickets, const AutoAssignment& to);

struct UnassignableTicket {
  TicketId ticket;
  std::string why;
};
/// Records a decision and runs the rules it triggers. Notifies the lead if no agent can take the ticket.
/// Returns what was recorded.
Recorded record_decision(desk::Work& work, const ActionContext& context, desk::Router& router,
                         desk::Decision decision, std::vector<UnassignableTicket>& unassignable);
/// Throws Error{refused} if there are tickets that no agent can take.
void refuse_unassignable(const std::vector<UnassignableTicket>& unassignable);

}  // namespace tix::cli
