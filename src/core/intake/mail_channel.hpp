// Our own addresses: which channel a mail came through, and what the address it was sent to proves.
#pragma once

#include "tix/intake/incoming_mail.hpp"
#include "tix/policy/policy.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// Returns the addresses that a mail was sent to, the surest first: Delivered-To and X-Original-To, To, Cc.
std::vector<std::string> addresses_sent_to(const IncomingMail& mail);

/// Returns whether the address writes for others, says the desk file.
bool is_form_address(const Desk& desk, std::string_view address);

/// Returns the channel of kind mail through which the mail came, or null for `mail` without a section.
const ChannelPolicy* channel_of(const Desk& desk, const IncomingMail& mail);

}  // namespace tix
