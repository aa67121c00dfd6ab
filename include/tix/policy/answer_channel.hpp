// How the desk answers by mail: by which channel, with which addresses.
#pragma once

#include "tix/policy/policy.hpp"

#include <optional>
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

/// Returns the token, in lower case, of an address made from `pattern`, such as `help+{token}@toko.test`, or
/// nullopt for any other address. Case is ignored.
std::optional<std::string> token_in(std::string_view address, std::string_view pattern);

/// Returns whether the channel is of kind mail and receives mail at the address: it is one of its own, or was
/// made from its `reply_to`.
bool receives_at(const ChannelPolicy& channel, std::string_view address);
/// Returns whether any channel of the desk does.
bool is_own_address(const Desk& desk, std::string_view address);

}  // namespace tix
