// Notifications: who is notified of what.
#pragma once

#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix {

/// One notification to one recipient. Exactly one of `agent`, `address` and `to_customer` is set.
struct Notification {
  AgentId agent = {};        ///< an agent of the desk
  std::string address = {};  ///< a mail address
  bool in_tix_only = false;  ///< with `agent`: shown in tix and not mailed
  bool to_customer = false;  ///< whether it goes to the requester of the ticket
  std::string about =
      {};  ///< one word for lists: assigned, escalated, reply, status, mention, step, rule ...
  std::string subject = {};
  std::string body = {};
  /// The message with whose text `body` ends; 0: none. The outbox stores a reference to it instead of the
  /// text, so that redacting the message also removes it from queued notifications.
  std::int64_t message_seq = 0;
  /// Whether the desk's [message.reply] stands around it: what a person wrote to the customer.
  bool is_framed = false;

  friend bool operator==(const Notification&, const Notification&) = default;
};

/// Returns a subject by which an answer can be matched to its ticket: ` [Toko #42]` is appended unless that
/// occurs in it already; with an empty mark ` [#42]`, unless `#42` does. Line breaks and other control
/// characters become blanks, so that no header can be injected.
std::string subject_of(std::string_view subject, std::string_view mark, TicketId id);

/// Returns the number and title of a ticket in one line: `#42 No network`.
std::string line_of(const Ticket& ticket);

}  // namespace tix
