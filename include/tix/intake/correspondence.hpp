// What the database knows that the questions of intake ask. Desk answers from the store, tests from maps.
#pragma once

#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// A mail that we sent.
struct OwnMail {
  TicketId ticket;          ///< after merges; none for a mail that is about no single ticket
  std::int64_t outbox = 0;  ///< its row
  bool to_agent = false;    ///< a notification to one of us, not a mail to a customer
};

/// What a ticket is now, which decides what a message to it does.
struct TicketStanding {
  TicketId id;                         ///< after merges: the survivor
  Status status = Status::new_;        ///< as of now: a resolved ticket past the reopen window is closed
  std::vector<std::string> requester;  ///< all mail addresses of the requester; empty: there is none
  std::vector<std::string> cc;         ///< all mail addresses of those in copy
  bool has_agent = false;              ///< whether somebody holds it
};

/// The questions. Message-IDs stand without angle brackets; addresses are compared without case.
class Correspondence {
 public:
  Correspondence() = default;
  Correspondence(const Correspondence&) = delete;
  Correspondence& operator=(const Correspondence&) = delete;
  virtual ~Correspondence() = default;

  /// Returns whether a mail with this key came in before, on any channel of kind mail.
  virtual bool knows_key(std::string_view key) = 0;
  /// Returns our outgoing mail with this Message-ID, also a notification to an agent.
  virtual std::optional<OwnMail> own_mail(std::string_view message_id) = 0;
  /// Returns the ticket of the mail with this Message-ID that came in; none if it made or reached no ticket.
  virtual TicketId ticket_of_incoming(std::string_view message_id) = 0;
  /// Returns the ticket that the token of a reply address proves, or none. The token is in lower case: mail
  /// servers may change the case of addresses.
  virtual TicketId ticket_of_token(std::string_view token) = 0;
  /// Returns the ticket that this number leads to after merges, or nullopt if there is no such ticket.
  virtual std::optional<TicketStanding> standing(TicketId ticket) = 0;
  /// Returns how many tickets this author opened by mail after `since`, by the times at which our server took
  /// the mails; with an empty address: how many all did.
  virtual std::int64_t created_since(std::string_view address, Instant since) = 0;
  /// Returns whether an acknowledgement to this address was queued since then.
  virtual bool was_acknowledged(std::string_view address, Instant since) = 0;
};

}  // namespace tix
