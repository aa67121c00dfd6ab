// The check for addresses that mail can be sent to.
#pragma once

#include <string_view>

namespace tix {

/// Returns whether `text` is `name@host` in printable ASCII without blanks, comments, quotes, or characters
/// that could end a header or begin another address. Stricter than RFC 5322, so that an accepted address can
/// be written into a header as it is. A leading `-` is refused: a mail command would take it for a flag.
bool is_mail_address(std::string_view text);

}  // namespace tix
