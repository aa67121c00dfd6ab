// Batches that are parts of one transaction: each is applied whole or not at all, and all of them or none.
#include "store/sqlite/joint_transaction.hpp"

#include "store/people/customer_addresses.hpp"
#include "store/people/once_store.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "tix/text/error.hpp"

#include <random>
#include <set>
#include <string>

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

enum class Ends { committed, rolled_back };

void add_in_part(Database& database, const std::string& address, Ends ends) {
  Transaction part(database);
  find_or_add_customer(database, address);
  if (ends == Ends::committed) part.commit();
}

std::set<std::string> addresses(Database& database) {
  std::set<std::string> found;
  each_counted_customer(database,
                        [&](const CustomerCount& counted) { found.insert(counted.row.customer.address); });
  return found;
}

}  // namespace

TEST_CASE("of a joint transaction, the committed parts are stored together or not at all") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  auto reader = Database::open(folder / "tix.db", Access::read);
  std::mt19937 random(12);
  const auto flips = [&] { return std::uniform_int_distribution<int>(0, 1)(random) == 1; };
  std::set<std::string> stored;
  for (int round = 0; round < 60; ++round) {
    std::set<std::string> expected = stored;
    {
      int begun = 0;
      JointTransaction joint(database, [&] { ++begun; });
      const int parts = std::uniform_int_distribution<int>(0, 4)(random);
      for (int part = 0; part < parts; ++part) {
        const std::string address = std::to_string(round) + "." + std::to_string(part) + "@mail.test";
        const Ends ends = flips() ? Ends::committed : Ends::rolled_back;
        add_in_part(database, address, ends);
        if (ends == Ends::committed) expected.insert(address);
        const ReadSnapshot snapshot(database);
        CHECK(addresses(database) == expected);
        CHECK(addresses(reader) == stored);
      }
      CHECK(begun == (parts > 0 ? 1 : 0));
      CHECK(joint.has_begun() == (parts > 0));
      if (flips()) {
        joint.commit();
        stored = expected;
      }
    }
    CHECK(addresses(reader) == stored);
    CHECK(database.joint() == nullptr);
  }
  add_in_part(database, "alone@mail.test", Ends::committed);
  CHECK(addresses(reader).count("alone@mail.test") == 1);
}

TEST_CASE("a log that is to be emptied is so after the whole") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  JointTransaction joint(database, [] {});
  add_in_part(database, "ani@mail.test", Ends::committed);
  CHECK(database.empty_log());
  joint.commit();
  CHECK(std::filesystem::file_size(folder / "tix.db-wal") == 0);
}

TEST_CASE("a key is stored once, with its answer") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  CHECK_FALSE(get_once(database, "k"));
  const OnceRow row{.key = "k", .change = {}, .exit = 1, .output = "a\nb\n", .words = "w", .input = {}};
  add_once(database, row);
  const auto found = get_once(database, "k");
  REQUIRE(found);
  CHECK(found->exit == 1);
  CHECK(found->output == "a\nb\n");
  CHECK(found->words == "w");
  CHECK_FALSE(found->input);
  CHECK_THROWS_AS(add_once(database, row), Error);
}

}  // namespace tix::store
