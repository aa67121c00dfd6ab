// Addresses of customers: whatever is typed has one spelling, and the same one however it is typed.
#include "tix/ticket/customer_address.hpp"

#include "random_pick.hpp"
#include "tix/text/ascii.hpp"

#include <array>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::test;

std::string any_typed(Random& random) {
  constexpr std::array<std::string_view, 16> kPieces = {
      "0", "00", "+", "62", "812", "345-6789", " ", ".", "(", ")", "ana", "@", "Toko.TEST", ":", "wa", "é"};
  std::string typed;
  for (auto pieces = pick(random, 1, 7); pieces > 0; --pieces) typed += one_of(random, kPieces);
  return typed;
}

/// Writes a number with what people put between its digits.
std::string separated(Random& random, std::string_view digits) {
  constexpr std::array<std::string_view, 6> kBetween = {"", "", " ", "-", ".", ") "};
  std::string typed;
  for (const char digit : digits) typed += digit + std::string(one_of(random, kBetween));
  return typed;
}

}  // namespace

TEST_CASE("customer address: what is stored is read as itself") {
  Random random{1};
  for (int i = 0; i < 20000; ++i) {
    const std::string typed = any_typed(random);
    INFO(typed);
    const CustomerAddress address = read_customer_address(typed, chance(random, 50) ? "62" : "");
    REQUIRE(read_customer_address(address.text(), "") == address);
    REQUIRE(is_same_address(address, read_customer_address(ascii_lower(address.text()), "")));
    REQUIRE((address.channel.empty() || address.kind == AddressKind::handle));
  }
}

TEST_CASE("customer address: a number is the same however it is written") {
  Random random{2};
  for (int i = 0; i < 5000; ++i) {
    std::string digits = std::to_string(pick(random, 1, 9));
    for (auto more = pick(random, 6, 12); more > 0; --more) digits += std::to_string(pick(random, 0, 9));
    const std::string expected = "+62" + digits;
    INFO(expected);
    REQUIRE(phone_number("+" + separated(random, "62" + digits), "") == expected);
    REQUIRE(phone_number(separated(random, "0062" + digits), "1") == expected);
    REQUIRE(phone_number(separated(random, "0" + digits), "62") == expected);
    REQUIRE_FALSE(phone_number(separated(random, "0" + digits), ""));
    REQUIRE_FALSE(phone_number(separated(random, digits), "62"));
  }
}

TEST_CASE("customer address: golden cases") {
  for (const std::string_view typed : {"0812-3456-789", "+62 812 3456 789", "00628123456789"})
    CHECK(read_customer_address(typed, "62") == CustomerAddress{AddressKind::phone, "", "+628123456789"});
  for (const std::string_view none : {"+6281234", "+1234567890123456", "0012", "+0812345678", "08123x45678",
                                      "+62+8123456", "", "+", "0", "12345678"}) {
    INFO(none);
    CHECK_FALSE(phone_number(none, "62"));
  }
  CHECK(read_customer_address(" Ana.Lima@Acme.TEST ", "62") ==
        CustomerAddress{AddressKind::mail, "", "Ana.Lima@acme.test"});
  CHECK_FALSE(is_same_address(read_customer_address("ana+1@acme.test", ""),
                              read_customer_address("ana@acme.test", "")));
  CHECK(read_customer_address("whatsapp:628123@c.us", "62") ==
        CustomerAddress{AddressKind::handle, "whatsapp", "628123@c.us"});
  CHECK(read_customer_address("Team: Budi", "62") == CustomerAddress{AddressKind::handle, "", "Team: Budi"});
  CHECK(read_customer_address("0812-3456-789", "").text() == "0812-3456-789");
}
