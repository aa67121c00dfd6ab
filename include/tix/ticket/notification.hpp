// Who is to be told what.
#pragma once

#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix {

/// One person to be told of one thing; exactly one of `agent`, `address` and `to_customer` says whom.
struct Notification {
  AgentId agent = {};        ///< of the desk
  std::string address = {};  ///< a mail address
  bool to_customer = false;  ///< the ticket's requester
  std::string about =
      {};  ///< one word for lists: assigned, escalated, reply, status, mention, step, rule ...
  std::string subject = {};
  std::string body = {};
  /// The message of the ticket with whose words `body` ends; 0: none. They are kept in the message only, so
  /// that a redaction takes them out of the queue as well.
  std::int64_t message_seq = 0;

  friend bool operator==(const Notification&, const Notification&) = default;
};

/// A subject by which an answer is known: ` [#42]` stands at its end unless `#42` stands in it already. Line
/// breaks and other control characters become blanks.
std::string subject_of(std::string_view subject, TicketId id);

/// `#42 No network`: what a notice is about, in a line.
std::string line_of(const Ticket& ticket);

}  // namespace tix
