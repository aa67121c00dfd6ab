// Deletes the text of a message permanently, as the law may require.
#pragma once

#include "desk/work/work.hpp"
#include "tix/action/acts.hpp"

#include <cstdint>
#include <string>

namespace tix::desk {

/// Deletes the body of message `seq` of the ticket; the event stays. Also works for a message of an undone
/// command, and cancels unsent notifications that quote it. Records nothing if the body is gone already.
/// Throws Error{not_found} with the existing messages. Older database pages keep the bytes until
/// Database::empty_log after the commit.
Recorded redact(Work& work, const ActionContext& context, TicketId id, std::int64_t seq,
                const std::string& reason);

/// Throws Error{not_found} as above.
void require_message(store::Database& database, TicketId id, std::int64_t seq);

}  // namespace tix::desk
