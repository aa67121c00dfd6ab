// Taking the words of a message away for good, as the law may ask.
#pragma once

#include "desk/work/work.hpp"
#include "tix/action/acts.hpp"

#include <cstdint>
#include <string>

namespace tix::desk {

/// Removes the words of message `seq` of the ticket; that it was written, when and by whom stays. A
/// message of an undone command too, and what would have told somebody of them is not sent. Nothing is
/// recorded when they are gone already. Error not_found, naming the messages there are. Older pages keep the
/// bytes until store::empty_log after the commit.
Recorded redact(Work& work, const ActionContext& context, TicketId id, std::int64_t seq,
                const std::string& reason);

/// Error not_found as above.
void require_message(store::Database& database, TicketId id, std::int64_t seq);

}  // namespace tix::desk
