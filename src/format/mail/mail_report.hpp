// What a report of a mail system says about the mail it is about.
#pragma once

#include "format/mail/mail_structure.hpp"
#include "tix/intake/incoming_mail.hpp"

namespace tix::format {

/// Returns the headers of a mail that is attached, or of the part that has only the headers of one. Throws
/// Error{storage} if the mail cannot be read.
HeaderBlock attached_headers(MailStream& stream, const MailPart& part, const MailLimits& limits);

/// Reads delivery reports, read receipts and complaints (RFC 3464, 8098 and 5965), and what bounces that are
/// written for people only show in their text. `mail` has its headers and its text already. Returns a report
/// of kind `none` if the mail is no report in the sense of RFC 6522; its other fields may then be filled from
/// the text of a bounce. Throws Error{storage} if the mail cannot be read.
MailReport mail_report(MailStream& stream, const MailStructure& structure, const MailLimits& limits,
                       const IncomingMail& mail);

}  // namespace tix::format
