// What came in: rows come back as stored, and are found by what answers refer to.
#include "store/intake/intake_store.hpp"

#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/random_rows.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::store;

namespace {

const Instant kNow = Instant::from_unix(1'786'000'000);

IntakeRow row_of_mail(const test::World& world, const std::string& key) {
  IntakeRow row;
  row.channel = ChannelId{world.names.front()};
  row.key = key;
  row.at = kNow;
  row.change = world.change;
  row.address = "Ani@example.test";
  row.name = "Ani";
  row.message_id = key + "@example.test";
  row.subject = "It is broken";
  return row;
}

}  // namespace

TEST_CASE("what came in is stored as it is, and found by key, message and address") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  const auto world = test::store_world(database);
  database.connection().exec("PRAGMA foreign_keys = OFF");  // the tickets themselves do not matter here
  IntakeRow row = row_of_mail(world, "m1");
  row.ticket = TicketId{7};
  row.seq = 3;
  row.flags.add(IntakeFlag::stranger);
  row.id = add_intake(database, row, {"From: Ani\n", "m0@example.test"});
  const auto stored = get_intake(database, row.id);
  REQUIRE(stored);
  CHECK(stored->key == row.key);
  CHECK(stored->at == row.at);
  CHECK(stored->ticket == row.ticket);
  CHECK(stored->seq == 3);
  CHECK(stored->flags == row.flags);
  CHECK(stored->message_id == "m1@example.test");
  CHECK(get_intake_header(database, row.id)->refs == "m0@example.test");
  CHECK(knows_intake_key(database, "m1"));
  CHECK_FALSE(knows_intake_key(database, "m2"));
  CHECK(ticket_of_incoming(database, "m1@example.test") == TicketId{7});
  CHECK(ticket_of_incoming(database, "m2@example.test") == TicketId{});
  CHECK(intake_of_message(database, TicketId{7}, 3)->id == row.id);
  CHECK_FALSE(intake_of_message(database, TicketId{7}, 4));
  CHECK(intake_created_since(database, "ani@EXAMPLE.test", kNow - WallSeconds{1}) == 1);
  CHECK(intake_created_since(database, "", kNow - WallSeconds{1}) == 1);
  CHECK(intake_created_since(database, "", kNow) == 0);
  CHECK_THROWS(add_intake(database, row_of_mail(world, "m1"), {}));  // the same key again
}

TEST_CASE("a mail that made no message leads no answer to a ticket") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  const auto world = test::store_world(database);
  database.connection().exec("PRAGMA foreign_keys = OFF");
  IntakeRow row = row_of_mail(world, "m1");
  row.verdict = IntakeVerdict::held;
  row.ticket = TicketId{7};  // a stranger's, held for the holder of this ticket
  row.id = add_intake(database, row, {});
  CHECK(ticket_of_incoming(database, "m1@example.test") == TicketId{});
  row.seq = 4;
  row.verdict = IntakeVerdict::added;
  set_intake_verdict(database, row);
  CHECK(ticket_of_incoming(database, "m1@example.test") == TicketId{7});
}
