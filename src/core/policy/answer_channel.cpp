// Looks up channels, and compares addresses without case.
#include "tix/policy/answer_channel.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/mail_address.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr std::string_view kToken = "{token}";
constexpr std::string_view kNoDomain = "tix.invalid";

/// Returns whether the address is `pattern` with anything but nothing in place of the token.
bool fits(std::string_view pattern, std::string_view address) {
  const std::size_t at = pattern.find(kToken);
  if (at == std::string_view::npos) return equal_without_case(pattern, address);
  const std::string_view before = pattern.substr(0, at), after = pattern.substr(at + kToken.size());
  return address.size() > before.size() + after.size() &&
         equal_without_case(address.substr(0, before.size()), before) &&
         equal_without_case(address.substr(address.size() - after.size()), after);
}

bool belongs_to(const ChannelPolicy& channel, std::string_view address) {
  return fits(channel.reply_to, address) ||
         std::ranges::any_of(channel.addresses,
                             [&](const std::string& own) { return equal_without_case(own, address); });
}

}  // namespace

const ChannelPolicy* answer_channel(const Desk& desk, std::string_view ticket_channel) {
  const ChannelPolicy* own = desk.channel(ticket_channel);
  const bool answers = own != nullptr && own->kind == ChannelKind::mail && !own->addresses.empty();
  return answers ? own : desk.channel(kMailChannel);
}

std::string message_domain(const ChannelPolicy* channel) {
  if (channel == nullptr || channel->addresses.empty() || !is_mail_address(channel->addresses.front()))
    return std::string(kNoDomain);
  const std::string& address = channel->addresses.front();
  return address.substr(address.rfind('@') + 1);
}

std::string reply_address(const ChannelPolicy& channel, std::string_view token) {
  std::string address = channel.reply_to;
  const std::size_t at = address.find(kToken);
  if (at != std::string::npos) address.replace(at, kToken.size(), token);
  return address;
}

bool is_own_address(const Desk& desk, std::string_view address) {
  return !address.empty() && std::ranges::any_of(desk.channels, [&](const ChannelPolicy& channel) {
    return belongs_to(channel, address);
  });
}

}  // namespace tix
