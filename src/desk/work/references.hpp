// Refs, the numbers of tickets in other systems. Each belongs to one ticket.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <string>

namespace tix::desk {

/// Throws Error{refused} if another ticket than `own` (0: a new one) has this ref.
void require_free_ref(store::Database& database, const std::string& ref, TicketId own);

}  // namespace tix::desk
