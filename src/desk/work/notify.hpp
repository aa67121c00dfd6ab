// Notifies people: notifications become rows of the outbox, in the transaction of their cause.
#pragma once

#include "desk/work/work.hpp"
#include "tix/policy/rendered_message.hpp"
#include "tix/ticket/notification.hpp"

#include <string>

namespace tix::desk {

/// Queues a notice, or lists it for an agent without a mail address. Nothing for an agent who is not active
/// or who acts here, and for a customer who cannot be mailed. Of one change and ticket each of the desk's
/// people gets one row: a second notice adds its words to the first, unless they stand there already. A
/// customer is told once of each message.
void notify(Work& work, TicketId id, const Notification& notification);

/// Tells whom sla.md says of what this change has recorded of the ticket so far. For commands, not for
/// imports and not for undo. Twice is once.
void notify_of(Work& work, TicketId id);

/// A [message.NAME] of the desk with what is known of the ticket now. Error usage for an unknown name.
RenderedMessage message_for(Work& work, TicketId id, const std::string& name);

}  // namespace tix::desk
