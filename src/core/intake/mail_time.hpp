// When our own server took a mail.
#pragma once

#include "tix/intake/incoming_mail.hpp"

#include <string_view>

namespace tix {

/// Returns the time of the topmost Received header by the server `authserv`, else of the topmost one, because
/// programs that fetch mail add their own. Returns `now` if there is none, or if it is ahead of now or more
/// than 7 days back. The Date header says what the sender's clock says, and is never read.
Instant taken_at(const IncomingMail& mail, std::string_view authserv, Instant now);

}  // namespace tix
