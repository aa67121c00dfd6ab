// What a person's command does to a ticket, with all that follows from it by itself.
#pragma once

#include "desk/work/work.hpp"

#include <vector>

namespace tix::desk {

/// Records the new events, with what the desk's routes make of them, and runs the rules they start. No
/// new events: nothing happens. Gives all that was recorded; whom to tell of it is asked once at the end of
/// the command (notify_of).
Recorded act(Work& work, const ActionContext& context, TicketId id, std::vector<NewEvent> new_events);
/// The same for a new ticket.
RecordedTicket act_new(Work& work, const ActionContext& context, std::vector<NewEvent> new_events);

}  // namespace tix::desk
