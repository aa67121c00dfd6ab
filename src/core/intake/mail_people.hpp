// Who wrote a mail, and who else should get the answers.
#pragma once

#include "tix/intake/correspondence.hpp"
#include "tix/intake/incoming_mail.hpp"
#include "tix/policy/policy.hpp"
#include "tix/text/mail_address.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// Who wrote a mail.
struct MailAuthor {
  Mailbox sender;  ///< From if it is one mailbox, else Sender; without an address if none can be read
  Mailbox person;  ///< for whom it speaks: the sender or, of a form, Reply-To; without an address if nobody
  const AgentPolicy* agent = nullptr;  ///< the active agent with the address of the sender; may be null
};

/// Never takes Reply-To of anybody but a form: a forger could put anybody there. One of our own addresses is
/// nobody.
MailAuthor author_of(const Desk& desk, const IncomingMail& mail);

/// Returns the author of the attached mail that an agent passed on, or one without an address.
Mailbox forwarded_author(const Desk& desk, const IncomingMail& mail);

/// Returns the addresses of To and Cc that a mail of the requester adds to the ticket, at most 10: people who
/// are neither `author`, nor on the ticket, nor agents, nor a robot, nor one of our own addresses.
/// `on_ticket` may be null.
std::vector<std::string> copies_of(const Desk& desk, const IncomingMail& mail, std::string_view author,
                                   const TicketStanding* on_ticket);

/// Returns whether nobody reads what is sent to the address, such as `no-reply@...` or `mailer-daemon@...`.
bool is_unread_address(std::string_view address);
/// Returns whether the mailbox is that of a mail system.
bool is_mailer_daemon(const Mailbox& box);

/// Returns whether one of the addresses is this one. An empty address is nobody's.
bool is_among(std::string_view address, const std::vector<std::string>& addresses);

}  // namespace tix
