// A read mail as bytes, for a pipe between the process that reads mails and the one that takes them in.
#pragma once

#include "tix/intake/incoming_mail.hpp"

#include <string>
#include <string_view>

namespace tix::format {

/// Returns all fields of the mail as bytes for `read_mail_wire` of the same build.
std::string write_mail_wire(const IncomingMail& mail);

/// Returns the mail that `write_mail_wire` was given. Throws Error{bug} if the bytes are no such mail, end
/// too early or go on after it. Needs no more memory than the bytes account for.
IncomingMail read_mail_wire(std::string_view bytes);

}  // namespace tix::format
