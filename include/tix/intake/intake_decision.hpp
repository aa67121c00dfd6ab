// What becomes of a mail that came in: one decision, made before anything is written.
#pragma once

#include "tix/intake/correspondence.hpp"
#include "tix/intake/incoming_mail.hpp"
#include "tix/intake/intake_verdict.hpp"
#include "tix/policy/policy.hpp"
#include "tix/text/mail_address.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tix {

/// What a report says of one of our mails.
struct BouncedMail {
  std::int64_t outbox = 0;      ///< the row of the mail
  TicketId ticket;              ///< none for a mail that is about no single ticket
  bool to_agent = false;        ///< a notification to one of us: never answered by mail
  bool is_final = false;        ///< given up; else only delayed, and still tried
  bool is_bad_address = false;  ///< there is no such address (5.1.x)
  std::string recipient;        ///< the address that was not reached; may be empty
  std::string reason;           ///< status and words of the server, in one line
};

/// What becomes of a mail, and what the rows about it hold.
struct IntakeDecision {
  IntakeVerdict verdict = IntakeVerdict::created;
  std::string why;  ///< in words, for people; may quote the mail
  IntakeFlags flags;
  MailAuth auth = MailAuth::none;
  std::string key;      ///< what is the same when the mail comes again
  Instant at;           ///< when our server took it; later events of the ticket may move it
  std::string channel;  ///< the name of a channel of kind mail
  /// Of added, note and auto: where it goes. Of follow_up: the closed ticket. Of held: where it would go. Of
  /// loop, bounce and ignored: the one it is about. None if that is not known.
  TicketId ticket;
  TicketId relates_to;        ///< of created: a ticket to link
  bool is_thanks = false;     ///< of added: a thank-you, which does not reopen
  bool is_forwarded = false;  ///< of created: an agent passed on an attached mail; the text is his note
  Mailbox author;             ///< who wrote it, or for whom a form or an agent did. No address: nobody known
  std::string agent;          ///< the name of the agent who wrote it; empty: none did
  std::vector<std::string> cc;  ///< addresses to add to the ticket, at most 10
  std::string title;            ///< of a ticket made of it: never empty
  std::size_t shown = 0;     ///< bytes of the text before quotes and a signature; all of what opens a ticket
  bool acknowledge = false;  ///< whether the channel's message goes to the author
  std::int64_t read_outbox = 0;        ///< of ignored: the row of our mail that a read receipt names; 0: none
  std::optional<BouncedMail> bounced;  ///< of bounce: set if it is about one of our mails
};

/// Decides what becomes of a mail: asks the questions of intake in their order, and the first that gives a
/// verdict decides. Writes nothing, and throws nothing but what `known` throws.
IntakeDecision decide_intake(const IncomingMail& mail, const Desk& desk, Correspondence& known, Instant now);

/// Decides about a mail that a person accepts although it was held, ignored or is about nothing we know: it
/// goes to the ticket `to`, or else opens one. Throws Error{not_found} if there is no such ticket.
IntakeDecision decide_accepted(const IncomingMail& mail, const Desk& desk, Correspondence& known, Instant now,
                               TicketId to);

}  // namespace tix
