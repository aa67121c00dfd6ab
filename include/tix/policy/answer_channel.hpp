// How the desk answers by mail: by which channel, with which addresses.
#pragma once

#include "tix/policy/policy.hpp"

#include <string>
#include <string_view>

namespace tix {

/// Returns the channel by which tickets of `ticket_channel` are answered by mail: that one if it is of kind
/// mail and has addresses, else [channel.mail]. Returns null if the desk file has neither.
const ChannelPolicy* answer_channel(const Desk& desk, std::string_view ticket_channel);

/// Returns the domain of Message-IDs of mails by this channel: that of its first address. Null or no mail
/// address: `tix.invalid`.
std::string message_domain(const ChannelPolicy* channel);

/// Returns the address to which answers prove their ticket, with this token; empty if the channel has none.
std::string reply_address(const ChannelPolicy& channel, std::string_view token);

/// Returns whether mail to this address comes back to the desk: it is one of a channel's, with any token.
bool is_own_address(const Desk& desk, std::string_view address);

}  // namespace tix
