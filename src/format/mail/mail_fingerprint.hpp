// What tells one mail from another if it has no Message-ID.
#pragma once

#include "format/mail/header_block.hpp"
#include "format/mail/mail_stream.hpp"

#include <string>

namespace tix::format {

/// Returns a SHA-256 in hexadecimal of the headers and the body. Trace headers, which each server adds, are
/// left out, and neither the kind of line ends nor line ends at the end count. Throws Error{storage} if the
/// mail cannot be read.
std::string mail_fingerprint(const HeaderBlock& headers, MailStream& stream, ByteRange body);

}  // namespace tix::format
