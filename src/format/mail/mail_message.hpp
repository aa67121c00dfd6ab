// Writes a notification or a reply as an RFC 5322 message for the input of a mail command.
#pragma once

#include "tix/text/mail_address.hpp"
#include "tix/time/instant.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Parses the sender of mails: `support@example.test` or `Support <support@example.test>`. Throws Error{desk}
/// for anything else.
Mailbox mailbox(std::string_view text);

/// A file that is sent with a mail.
struct MailAttachment {
  std::string name;  ///< as the recipient sees it
  std::string type;  ///< such as `image/png`; one that is not a type of a file is sent as plain bytes
  std::string bytes;
};

/// A mail to be written. Message-IDs are without angle brackets; those that no header can hold are left out.
struct Mail {
  Mailbox from;
  std::string to;               ///< a mail address
  std::vector<std::string> cc;  ///< mail addresses
  std::string reply_to;         ///< a mail address; empty: none
  std::string subject;
  std::string body;
  Instant date;
  std::string message_id;
  std::string in_reply_to;              ///< empty: none
  std::vector<std::string> references;  ///< oldest first
  /// Whether it is a notification that automatic responders must not answer, not a message by a person.
  bool automatic = true;
  bool acknowledges = false;  ///< with `automatic`: whether it answers a mail by itself
  std::string html;           ///< the same text as an HTML page; empty: none
  std::vector<MailAttachment> attachments;
};

/// Returns the message. Equal mails give equal bytes. No text can add a header: control characters in
/// subject, body and names are shown escaped, and text that is not ASCII is encoded.
std::string mail_message(const Mail& mail);

}  // namespace tix::format
