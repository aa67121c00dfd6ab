// Queues notifications in the outbox, in the transaction of their cause.
#pragma once

#include "desk/work/work.hpp"
#include "tix/policy/rendered_message.hpp"
#include "tix/ticket/notification.hpp"

#include <string>

namespace tix::desk {

/// Queues a notification, or lists it for an agent without a mail address. Does nothing for an agent who is
/// inactive or acts here, and for a customer who cannot be mailed.
/// Nothing but a reply is mailed to an address that is bouncing. Each of the desk's people gets one row per
/// change and ticket: a second notification adds its text to the first, unless it is there already. A
/// customer is notified once of each message.
void notify(Work& work, TicketId id, const Notification& notification);

/// Returns why a reply on the ticket is not mailed, as in `no requester`; empty if it is.
std::string why_not_mailed(Work& work, TicketId id);

/// Returns whether the last mail to the requester's address came back. A reply is mailed all the same.
bool is_mailed_in_vain(Work& work, TicketId id);

/// Sends the default notifications for the events that this change has recorded on the ticket so far. For
/// commands, not for imports and not for undo. Calling it twice has no further effect.
void notify_of(Work& work, TicketId id);

/// Renders a [message.NAME] of the desk for the ticket as it is now. Throws Error{usage} for an unknown name.
RenderedMessage message_for(Work& work, TicketId id, const std::string& name);

}  // namespace tix::desk
