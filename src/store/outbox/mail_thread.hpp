// What makes the mails of a ticket one thread in the customer's mail program.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <string>
#include <vector>

namespace tix::store {

/// The headers of the next mail to a customer, as Message-IDs without angle brackets.
struct MailThread {
  std::string in_reply_to;        ///< the customer's last mail, else our last one; empty: there is none
  std::vector<std::string> refs;  ///< oldest first, each once, at most 20
};

/// Returns the thread that the mails of a ticket make so far.
MailThread mail_thread(Database& database, TicketId ticket);

}  // namespace tix::store
