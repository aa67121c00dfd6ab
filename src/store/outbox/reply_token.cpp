// Stores tokens, so that proof is equality and needs no secret.
#include "store/outbox/reply_token.hpp"

namespace tix::store {

std::string reply_token(Database& database, TicketId ticket) {
  database.query("reply_token_add").run(ticket);
  return database.query("reply_token_get").value<std::string>(ticket).value();
}

}  // namespace tix::store
