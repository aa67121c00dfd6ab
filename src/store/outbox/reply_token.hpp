// Tokens that prove to which ticket a mail belongs.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <string>

namespace tix::store {

/// Returns the token of a ticket: ten letters and digits of base32, 50 random bits. Makes it at the first
/// call for a ticket; it never changes.
std::string reply_token(Database& database, TicketId ticket);

}  // namespace tix::store
