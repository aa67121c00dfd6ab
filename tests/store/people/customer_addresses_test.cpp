// Addresses of customers on random histories: each has one owner, and the facts give the same table again.
#include "store/people/customer_addresses.hpp"

#include "random_pick.hpp"
#include "store/people/customer_facts.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "tix/text/ascii.hpp"

#include <array>
#include <map>

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

constexpr std::array<std::string_view, 9> kTyped = {"ana@sea.test",  "ANA@Sea.Test",     "bo@sea.test",
                                                    "0812-3456-789", "+62 812 3456 789", "00628123456789",
                                                    "wa:62812",      "WA:62812",         "Budi Santoso"};

/// Writes how a typed address is told from others, computed another way than by the store.
std::string key_of(std::string_view typed) {
  const CustomerAddress address = read_customer_address(typed, "62");
  return ascii_lower(std::string_view(address.text()));
}

}  // namespace

TEST_CASE("addresses: each belongs to one customer, and facts give the table again") {
  test::Random random{6};
  for (int round = 0; round < 30; ++round) {
    const test::TempFolder folder;
    auto database = Database::create(folder / "tix.db");
    const Transaction transaction(database);
    std::map<std::string, CustomerId> owners;
    for (int step = 0; step < 40; ++step) {
      const std::string_view typed = test::one_of(random, kTyped);
      const CustomerAddress address = read_customer_address(typed, "62");
      const auto found = find_customer(database, typed, "62");
      REQUIRE(found.value_or(CustomerId{}) == owners[key_of(typed)]);
      if (!found) {
        owners[key_of(typed)] = know_customer(database, typed, "62", {}, Instant::first());
      } else if (addresses_of(database, *found).size() > 1 && test::chance(random, 50)) {
        const auto row = *get_customer(database, *found);
        if (is_same_address(read_customer_address(row.customer.address, {}), address)) continue;
        remove_address(database, *found, address, {}, Instant::first());
        owners.erase(key_of(typed));
      } else {
        const std::string_view more = test::one_of(random, kTyped);
        CustomerId& owner = owners[key_of(more)];
        if (owner && owner != *found) continue;
        add_address(database, *found, read_customer_address(more, "62"), {}, Instant::first());
        owner = *found;
      }
      REQUIRE(addresses_agree_with_facts(database));
    }
    std::map<CustomerId, std::vector<CustomerAddress>> before;
    for (const auto& [key, owner] : owners)
      if (owner) before[owner] = addresses_of(database, owner);
    rebuild_addresses(database);
    for (const auto& [owner, addresses] : before) CHECK(addresses_of(database, owner) == addresses);
  }
}

TEST_CASE("addresses: three spellings of a number are one customer") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  const Transaction transaction(database);
  const CustomerId budi = know_customer(database, "0812-3456-789", "62", {}, Instant::first());
  CHECK(know_customer(database, "+62 812 3456 789", "62", {}, Instant::first()) == budi);
  CHECK(know_customer(database, "00628123456789", "", {}, Instant::first()) == budi);
  CHECK(get_customer(database, budi)->customer.address == "+628123456789");
  CHECK(customer_address(database, budi) == "+628123456789");
  add_address(database, budi, read_customer_address("budi@sea.test", ""), {}, Instant::first());
  CHECK(customer_address(database, budi) == "budi@sea.test");
  CHECK(first_addresses_of(database, TextPattern({"BUDI@sea.test"}), "62") ==
        std::vector<std::string>{"+628123456789"});
  CHECK(first_addresses_of(database, TextPattern({"", "sea.test"}), "62") ==
        std::vector<std::string>{"+628123456789"});
  CHECK(first_addresses_of(database, TextPattern({"", "tokyo"}), "62").empty());
}

}  // namespace tix::store
