// A notification as an RFC 5322 message, for a mail command's input.
#pragma once

#include "tix/time/instant.hpp"

#include <string>
#include <string_view>

namespace tix::format {

/// Who mails come from: `support@example.test` or `Support <support@example.test>`.
struct Mailbox {
  std::string name;
  std::string address;
};
/// Throws a desk error that says what is accepted.
Mailbox mailbox(std::string_view text);

struct Mail {
  Mailbox from;
  std::string to;  ///< a mail address
  std::string subject;
  std::string body;
  Instant date;
  std::string message_id;  ///< without angle brackets
  std::string thread_id;   ///< the same for all mails about a ticket; may be empty
  bool automatic = true;   ///< a notice, which no robot is to answer; not what a person wrote
  std::string html = {};   ///< the same as a page; empty: there is none
};

/// The same mail is the same bytes. Whatever the texts hold, there are the headers of a notice and no more:
/// control characters in subject and body are shown escaped, what is not ASCII is encoded.
std::string mail_message(const Mail& mail);

}  // namespace tix::format
