// Acts that change two tickets at once: linking and merging.
#pragma once

#include "desk/work/work.hpp"
#include "tix/action/acts.hpp"
#include "tix/ticket/event.hpp"

#include <vector>

namespace tix::desk {

enum class Linking { link, unlink };

/// Links two tickets, or removes the link, on both sides. Records nothing if the links are already as
/// requested. Throws Error{refused} for a ticket and itself, and Error{not_found}.
std::vector<RecordedTicket> relate(Work& work, const ActionContext& context, TicketId id, Linking act,
                                   LinkKind kind, TicketId other);

/// Merges tickets into another: closes each, and moves unanswered messages to the survivor. Throws
/// Error{refused} for a ticket that is not unresolved, on either side, and Error{not_found}.
std::vector<RecordedTicket> merge_tickets(Work& work, const ActionContext& context,
                                          const std::vector<TicketId>& ids, TicketId into);

/// Returns the ticket that stands for this one as of `at`: itself, or the one it was merged into, however
/// often.
TicketId survivor(Work& work, TicketId id, Instant at);

}  // namespace tix::desk
