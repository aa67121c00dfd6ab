// Reads a mail as it came, whatever its bytes are.
#pragma once

#include "format/mail/mail_input.hpp"
#include "tix/intake/incoming_mail.hpp"

namespace tix::format {

/// Reads the mail in a range of a file. `sink` gets the decoded bytes of all kept parts, one part after
/// another; IncomingPart::offset counts in them. No bytes make it fail: what cannot be read is named in the
/// problems of the mail. Never has a large mail in memory whole. Throws Error{storage} if the file cannot be
/// read, and what the sink throws.
IncomingMail read_mail(const MailBytes& bytes, const MailLimits& limits, const BytesSink& sink);

}  // namespace tix::format
