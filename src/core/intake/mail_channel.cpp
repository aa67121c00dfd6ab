// Compares addresses of mails with those of the channels.
#include "core/intake/mail_channel.hpp"

#include "tix/policy/answer_channel.hpp"
#include "tix/text/ascii.hpp"

#include <algorithm>

namespace tix {
namespace {

bool contains_address(const std::vector<std::string>& addresses, std::string_view address) {
  return std::ranges::any_of(addresses,
                             [&](const std::string& one) { return equal_without_case(one, address); });
}

}  // namespace

std::vector<std::string> addresses_sent_to(const IncomingMail& mail) {
  std::vector<std::string> addresses = mail.delivered_to;
  for (const auto* boxes : {&mail.to, &mail.cc})
    for (const Mailbox& box : *boxes) addresses.push_back(box.address);
  return addresses;
}

bool is_form_address(const Desk& desk, std::string_view address) {
  return std::ranges::any_of(desk.channels, [&](const ChannelPolicy& channel) {
    return channel.kind == ChannelKind::mail && contains_address(channel.forms, address);
  });
}

const ChannelPolicy* channel_of(const Desk& desk, const IncomingMail& mail) {
  for (const std::string& address : addresses_sent_to(mail)) {
    const auto found = std::ranges::find_if(
        desk.channels, [&](const ChannelPolicy& channel) { return receives_at(channel, address); });
    if (found != desk.channels.end()) return &*found;
  }
  return desk.channel(kMailChannel);
}

}  // namespace tix
