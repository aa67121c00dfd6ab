// `--auto`: the desk decides who works on tickets, and explains it.
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
  bool explain = false;  ///< prints one row per agent: chosen, or why not
};
/// Assigns tickets in one batch, in the order given; each decision counts those before it. Throws
/// Error{refused}, after everything is recorded, if nobody can take some of them.
Exit assign_auto(Session& session, const Tickets& tickets, const AutoAssignment& to);

struct UnassignableTicket {
  TicketId ticket;
  std::string why;
};
/// Records a decision with the rules it starts, and notifies the lead if nobody can take the ticket. Returns
/// what was recorded.
Recorded record_decision(desk::Work& work, const ActionContext& context, desk::Router& router,
                         desk::Decision decision, std::vector<UnassignableTicket>& unassignable);
/// Throws Error{refused} if there are tickets that nobody can take.
void refuse_unassignable(const std::vector<UnassignableTicket>& unassignable);

}  // namespace tix::cli
