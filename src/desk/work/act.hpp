// What a person's command does to a ticket, with all that follows from it by itself.
#pragma once

#include "desk/work/work.hpp"

#include <vector>

namespace tix::desk {

/// Records the drafts, with what the desk's routes make of them, and runs the rules they start. No drafts:
/// nothing happens. Gives all that was recorded; whom to tell of it is asked once at the end of the command
/// (tell_of).
Woven act(Work& work, const Acting& acting, TicketId id, std::vector<Draft> drafts);
/// The same for a new ticket.
Recorded act_new(Work& work, const Acting& acting, std::vector<Draft> drafts);

}  // namespace tix::desk
