// Acts that touch two tickets at once: linking and merging.
#pragma once

#include "desk/work/work.hpp"
#include "tix/action/acts.hpp"
#include "tix/ticket/event.hpp"

#include <vector>

namespace tix::desk {

enum class Linking { link, unlink };

/// Links both ways, or takes the link away on both sides. What is so already is not recorded again. Refused
/// for one ticket and itself; not_found.
std::vector<RecordedTicket> relate(Work& work, const ActionContext& context, TicketId id, Linking act,
                                   LinkKind kind, TicketId other);

/// Merges tickets into another: each is closed, and what its customer still waits for is the survivor's to
/// answer. Refused for a ticket that is not unresolved, on either side; not_found.
std::vector<RecordedTicket> merge_tickets(Work& work, const ActionContext& context,
                                          const std::vector<TicketId>& ids, TicketId into);

/// The ticket that answers for this one as of `at`: itself, or what it was merged into, however often.
TicketId survivor(Work& work, TicketId id, Instant at);

}  // namespace tix::desk
