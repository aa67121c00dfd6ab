// Who is to be told what.
#pragma once

#include "tix/ids.hpp"

#include <cstdint>
#include <string>

namespace tix {

/// One person to be told of one thing; exactly one of `agent`, `address` and `to_customer` says whom.
struct Notice {
  AgentId agent;             ///< of the desk
  std::string address;       ///< a mail address
  bool to_customer = false;  ///< the ticket's requester
  std::string about;  ///< one word for lists: assigned, escalated, reply, status, mention, step, rule ...
  std::string subject;
  std::string body;
  std::int64_t message_seq = 0;  ///< the message of the ticket that `body` quotes; 0: none

  friend bool operator==(const Notice&, const Notice&) = default;
};

}  // namespace tix
