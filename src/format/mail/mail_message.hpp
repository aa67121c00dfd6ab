// Writes a notification as an RFC 5322 message for the input of a mail command.
#pragma once

#include "tix/text/mail_address.hpp"
#include "tix/time/instant.hpp"

#include <string>
#include <string_view>

namespace tix::format {

/// Parses the sender of mails: `support@example.test` or `Support <support@example.test>`. Throws Error{desk}
/// for anything else.
Mailbox mailbox(std::string_view text);

struct Mail {
  Mailbox from;
  std::string to;  ///< a mail address
  std::string subject;
  std::string body;
  Instant date;
  std::string message_id;  ///< without angle brackets
  std::string thread_id;   ///< the same for all mails about a ticket; may be empty
  bool automatic =
      true;  ///< a notification that automatic responders must not answer, not a message by a person
  std::string html = {};  ///< the same text as an HTML page; empty: none
};

/// Returns the message. Equal mails give equal bytes. No text can add a header: control characters in subject
/// and body are shown escaped, and text that is not ASCII is encoded.
std::string mail_message(const Mail& mail);

}  // namespace tix::format
