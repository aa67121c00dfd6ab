// Runs a person's command on a ticket, with all automatic consequences.
#pragma once

#include "desk/work/work.hpp"

#include <vector>

namespace tix::desk {

/// Records the new events together with those that the desk's routes add, and runs the rules that they start.
/// Does nothing without new events. Returns everything recorded; the caller notifies people once, at the end
/// of the command (notify_of).
Recorded act(Work& work, const ActionContext& context, TicketId id, std::vector<NewEvent> new_events);
/// Does the same for a new ticket.
RecordedTicket act_new(Work& work, const ActionContext& context, std::vector<NewEvent> new_events);

}  // namespace tix::desk
