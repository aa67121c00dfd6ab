// What our own mail server found about the sender of a mail.
#pragma once

#include "tix/intake/intake_verdict.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tix {

/// Reads Authentication-Results headers (RFC 8601), of which only those of the server `authserv` are
/// believed. `domain` is that of the author.
///
/// DMARC decides if the server says anything about it: `dmarc=fail` fails, `dmarc=pass` for the domain
/// passes. Otherwise a DKIM signature or an SPF pass of the same domain, or of one above or below it, passes.
/// SPF and DKIM never fail a mail: mailing lists and redirects break them. All else is none.
MailAuth mail_auth(std::span<const std::string> results, std::string_view authserv, std::string_view domain);

}  // namespace tix
