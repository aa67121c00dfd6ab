// Compares addresses of mails with those of the channels.
#include "core/intake/mail_channel.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr std::string_view kTokenPlace = "{token}";

bool contains_address(const std::vector<std::string>& addresses, std::string_view address) {
  return std::ranges::any_of(addresses,
                             [&](const std::string& one) { return equal_without_case(one, address); });
}

bool takes(const ChannelPolicy& channel, std::string_view address) {
  return channel.kind == ChannelKind::mail &&
         (contains_address(channel.addresses, address) || token_in(address, channel.reply_to).has_value());
}

}  // namespace

std::vector<std::string> addresses_sent_to(const IncomingMail& mail) {
  std::vector<std::string> addresses = mail.delivered_to;
  for (const auto* boxes : {&mail.to, &mail.cc})
    for (const Mailbox& box : *boxes) addresses.push_back(box.address);
  return addresses;
}

std::optional<std::string> token_in(std::string_view address, std::string_view pattern) {
  const std::size_t place = pattern.find(kTokenPlace);
  if (place == std::string_view::npos) return std::nullopt;
  const std::string_view before = pattern.substr(0, place),
                         after = pattern.substr(place + kTokenPlace.size());
  if (address.size() <= before.size() + after.size()) return std::nullopt;
  const std::string_view token = address.substr(before.size(), address.size() - before.size() - after.size());
  const bool fits = equal_without_case(address.substr(0, before.size()), before) &&
                    equal_without_case(address.substr(address.size() - after.size()), after) &&
                    token.find('@') == std::string_view::npos;
  return fits ? std::optional(ascii_lower(token)) : std::nullopt;
}

bool is_our_address(const Desk& desk, std::string_view address) {
  return std::ranges::any_of(desk.channels,
                             [&](const ChannelPolicy& channel) { return takes(channel, address); });
}

bool is_form_address(const Desk& desk, std::string_view address) {
  return std::ranges::any_of(desk.channels, [&](const ChannelPolicy& channel) {
    return channel.kind == ChannelKind::mail && contains_address(channel.forms, address);
  });
}

const ChannelPolicy* channel_of(const Desk& desk, const IncomingMail& mail) {
  for (const std::string& address : addresses_sent_to(mail)) {
    const auto found = std::ranges::find_if(
        desk.channels, [&](const ChannelPolicy& channel) { return takes(channel, address); });
    if (found != desk.channels.end()) return &*found;
  }
  return desk.channel(kMailChannel);
}

}  // namespace tix
