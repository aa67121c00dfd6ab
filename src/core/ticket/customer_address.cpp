// Reads addresses. A text that fits no other kind is a name, so that every text is some address.
#include "tix/ticket/customer_address.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/mail_address.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr std::size_t kFewestDigits = 8, kMostDigits = 15;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Returns whether `text` can be the name of a channel before the colon of a handle.
bool is_channel(std::string_view text) {
  constexpr auto kFits = [](char c) {
    return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '-' || c == '_';
  };
  return !text.empty() && std::ranges::all_of(text, kFits);
}

std::optional<CustomerAddress> handle_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || !is_channel(text.substr(0, colon))) return std::nullopt;
  const std::string_view user = text.substr(colon + 1);
  if (user.empty() || trimmed(user) != user) return std::nullopt;
  return CustomerAddress{AddressKind::handle, std::string(text.substr(0, colon)), std::string(user)};
}

std::string with_lower_domain(std::string_view mail) {
  const std::size_t at = mail.find('@');
  return std::string(mail.substr(0, at)) + ascii_lower(mail.substr(at));
}

}  // namespace

std::string CustomerAddress::text() const {
  return channel.empty() ? value : channel + ':' + value;
}

bool is_same_address(const CustomerAddress& a, const CustomerAddress& b) {
  return a.kind == b.kind && equal_without_case(a.channel, b.channel) && equal_without_case(a.value, b.value);
}

std::optional<std::string> phone_number(std::string_view typed, std::string_view country) {
  constexpr std::string_view kSeparators = " .-()[]";
  std::string number;
  std::ranges::copy_if(typed, std::back_inserter(number),
                       [&](char c) { return kSeparators.find(c) == std::string_view::npos; });
  if (number.starts_with("00"))
    number.replace(0, 2, "+");
  else if (number.starts_with('0') && !country.empty())
    number.replace(0, 1, '+' + std::string(country));
  const std::string_view digits = std::string_view(number).substr(number.empty() ? 0 : 1);
  const bool fits = number.starts_with('+') && digits.size() >= kFewestDigits &&
                    digits.size() <= kMostDigits && digits.front() != '0' &&
                    std::ranges::all_of(digits, is_digit);
  return fits ? std::optional(number) : std::nullopt;
}

CustomerAddress read_customer_address(std::string_view typed, std::string_view country) {
  const std::string_view text = trimmed(typed);
  if (is_mail_address(text)) return {AddressKind::mail, {}, with_lower_domain(text)};
  if (auto number = phone_number(text, country)) return {AddressKind::phone, {}, std::move(*number)};
  if (auto handle = handle_of(text)) return std::move(*handle);
  return {AddressKind::handle, {}, std::string(text)};
}

}  // namespace tix
