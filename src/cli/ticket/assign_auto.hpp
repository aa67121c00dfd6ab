// `--auto`: the desk chooses who works on tickets, and says why.
#pragma once

#include "cli/input/ticket_choice.hpp"
#include "cli/session/session.hpp"
#include "desk/work/router.hpp"
#include "tix/action/acts.hpp"

#include <string>
#include <vector>

namespace tix::cli {

struct AutoAssignment {
  std::string team;  ///< handed to it first; empty: unchanged
  std::string reason;
  bool explain = false;  ///< prints a row an agent: chosen or why not
};
/// One batch, in the order given; each choice counts those before it. Error refused, after all is recorded,
/// when nobody can take some of them.
Exit assign_auto(Session& session, const Tickets& tickets, const AutoAssignment& to);

struct Nobodys {
  TicketId ticket;
  std::string why;
};
/// Records what was decided, with the rules it starts, and tells the lead when nobody can take it. Gives what
/// was recorded.
Recorded give(desk::Work& work, const ActionContext& context, desk::Router& router, desk::Decision decision,
              std::vector<Nobodys>& nobodys);
/// Error refused: nobody can take these. Nothing when there are none.
void refuse_nobodys(const std::vector<Nobodys>& nobodys);

}  // namespace tix::cli
