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

/// Do the same for what became known after it happened, such as a mail: it may lie before other events of the
/// ticket, and rules then run as of the last event by a person. Work::record_late says what happens to steps.
Recorded act_late(Work& work, const ActionContext& context, TicketId id, std::vector<NewEvent> new_events);
RecordedTicket act_new_late(Work& work, const ActionContext& context, std::vector<NewEvent> new_events);

}  // namespace tix::desk
