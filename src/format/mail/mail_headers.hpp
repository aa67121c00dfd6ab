// What the headers of a mail tell.
#pragma once

#include "format/mail/mail_structure.hpp"
#include "tix/intake/incoming_mail.hpp"

namespace tix::format {

/// Fills the fields of `mail` that come from its headers. Adds a problem if there is no sender or there are
/// too many addresses.
void read_mail_headers(const HeaderBlock& headers, const MailLimits& limits, IncomingMail& mail);

}  // namespace tix::format
