// Mailboxes in header fields.
#pragma once

#include "tix/text/mail_address.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Returns the mailboxes of a raw value in order, those of groups as well. Leaves out what has no `@`.
/// Domains are in lower case. Keeps at most `most`.
std::vector<Mailbox> mailboxes_in(std::string_view raw, std::size_t most);

/// Returns the address with its domain in lower case and without brackets, blanks and the quotes that Outlook
/// puts around it.
std::string normal_address(std::string_view address);

}  // namespace tix::format
