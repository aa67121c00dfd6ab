// How a customer is reached, or what people call one who is not: the kinds of addresses and their one
// spelling.
#pragma once

#include "tix/text/enum_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tix {

/// What kind of address it is. A `handle` is what somebody is called on a channel, or, without a channel, a
/// name that people typed.
enum class AddressKind : std::uint8_t { mail, phone, handle };
inline constexpr auto kAddressKindNames = enum_names<AddressKind>({"mail", "phone", "handle"});

/// An address in the one spelling in which it is stored.
struct CustomerAddress {
  AddressKind kind = AddressKind::handle;
  std::string channel;  ///< of a handle; empty: none
  std::string value;

  /// Returns the address as people type it: `ana@acme.test`, `+628123456789`, `whatsapp:628123@c.us`.
  std::string text() const;
  friend bool operator==(const CustomerAddress&, const CustomerAddress&) = default;
};

/// Returns whether both are the same address: case does not matter.
bool is_same_address(const CustomerAddress& a, const CustomerAddress& b);

/// Returns a telephone number as `+` and 8 to 15 digits (E.164), or nullopt if `typed` is none. Blanks, dots,
/// dashes and brackets do not count; `00` stands for `+`, and a leading 0 for `country`, the digits of a
/// calling code; empty: numbers with a leading 0 are none.
std::optional<std::string> phone_number(std::string_view typed, std::string_view country);

/// Returns the address that somebody typed: a mail address with its domain in lower case, a telephone number,
/// `CHANNEL:USER`, or else a name. Reads what `text` returns as the same address if `country` is empty.
CustomerAddress read_customer_address(std::string_view typed, std::string_view country);

}  // namespace tix
