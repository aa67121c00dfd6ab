// Looks up channels, and compares addresses without case.
#include "tix/policy/answer_channel.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/mail_address.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr std::string_view kToken = "{token}";
constexpr std::string_view kNoDomain = "tix.invalid";

}  // namespace

std::optional<std::string> token_in(std::string_view address, std::string_view pattern) {
  const std::size_t at = pattern.find(kToken);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view before = pattern.substr(0, at), after = pattern.substr(at + kToken.size());
  if (address.size() <= before.size() + after.size()) return std::nullopt;
  const std::string_view token = address.substr(before.size(), address.size() - before.size() - after.size());
  const bool fits = equal_without_case(address.substr(0, before.size()), before) &&
                    equal_without_case(address.substr(address.size() - after.size()), after) &&
                    token.find('@') == std::string_view::npos;
  return fits ? std::optional(ascii_lower(token)) : std::nullopt;
}

bool receives_at(const ChannelPolicy& channel, std::string_view address) {
  const auto is_address = [&](const std::string& own) { return equal_without_case(own, address); };
  return channel.kind == ChannelKind::mail &&
         (std::ranges::any_of(channel.addresses, is_address) || token_in(address, channel.reply_to));
}

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
  return std::ranges::any_of(desk.channels,
                             [&](const ChannelPolicy& channel) { return receives_at(channel, address); });
}

}  // namespace tix
