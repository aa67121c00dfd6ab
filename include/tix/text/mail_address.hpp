// What mail can be sent to.
#pragma once

#include <string_view>

namespace tix {

/// `name@host` in ASCII, without a comment, quotes or anything that could end a header or begin another
/// address. Stricter than RFC 5322: what passes can stand in a header as it is.
bool is_mail_address(std::string_view text);

}  // namespace tix
