// A merge of customers that was taken back never was; while it stands, no row and no fold names the merged
// one.
#include "desk/work/customer_merge.hpp"

#include "desk/check/doctor.hpp"
#include "desk/work/random_work.hpp"
#include "store/people/customer_addresses.hpp"
#include "store/people/customer_merges.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

constexpr std::array kAddresses = {"ana@sea.test", "ana@home.test", "bo@sea.test", "+628123456789"};

std::string desk_by_plan() {
  std::string text = kBusyDesk;
  text.insert(
      text.find("[[sla]]"),
      "[[sla]]\nname = \"gold\"\nwhen = \"plan:gold\"\n[sla.targets]\nnormal = { resolution = \"1h\" }\n");
  return text;
}

void create_tickets(store::Database& database, Random& random, Instant when) {
  desk::Work work(database, {"sari", "sari", "create", when});
  for (int i = 0; i < 8; ++i) {
    NewTicket ticket = titled("t");
    ticket.requester = work.know_customer(one_of(random, kAddresses), when);
    std::vector<NewEvent> new_events = create(work.action_context(when), ticket);
    for (const char* address : kAddresses)
      if (chance(random, 30))
        new_events.push_back(
            work.action_context(when).new_event(EventKind::cc_added, work.know_customer(address, when)));
    work.create(std::move(new_events));
  }
  work.commit();
}

void set_plan(store::Database& database, const char* address, Instant when) {
  desk::Work work(database, {"sari", "sari", "customer set", when});
  auto row = *store::get_customer(database, work.know_customer(address, when));
  row.customer.plan = "gold";
  work.set_customer(row);
  work.commit();
}

/// Returns every row that tix computes for tickets, and who stands for whom.
std::string computed_rows(store::Database& database) {
  std::string text;
  for (const char* table :
       {"ticket", "clock", "stay", "span", "cc", "tag", "watcher", "address", "customer"}) {
    SQLite::Statement rows(database.connection(), fmt::format("SELECT * FROM {}", table));
    while (rows.executeStep()) {
      text += table;
      for (int column = 0; column < rows.getColumnCount(); ++column) {
        const std::string name = rows.getColumn(column).getName();
        // The log keeps the bindings that were taken back.
        if (name != "last_seq") text += fmt::format(" {}={}", name, rows.getColumn(column).getText());
      }
      text += '\n';
    }
  }
  return text;
}

void merge(store::Database& database, CustomerId merged, CustomerId into, Instant when) {
  desk::Work work(database, {"sari", "sari", "customer merge", when});
  desk::merge_customer(work, merged, into);
  work.commit();
}

void unmerge(store::Database& database, CustomerId merged, Instant when) {
  desk::Work work(database, {"sari", "sari", "customer merge", when});
  desk::unmerge_customer(work, merged);
  work.commit();
}

bool names(store::Database& database, CustomerId customer) {
  return !store::tickets_of(database, customer).empty();
}

}  // namespace

TEST_CASE("customer merge: taken back, it never was", "[slow]") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    Random random{seed};
    ImportDesk desk(desk_by_plan());
    store::Database& database = desk.database();
    for (const char* address : kAddresses) set_plan(database, address, kNow);
    create_tickets(database, random, kNow);
    Instant when = random_days(desk, random, 5);
    const auto later = [&] { return when = when + WallSeconds{60}; };
    if (chance(random, 50)) set_plan(database, "ana@sea.test", later());
    // A chain, taken back in any order.
    std::vector<std::string> states = {computed_rows(database)};
    merge(database, CustomerId{2}, CustomerId{1}, later());
    CHECK_FALSE(names(database, CustomerId{2}));
    states.push_back(computed_rows(database));
    merge(database, CustomerId{1}, CustomerId{3}, later());
    CHECK_FALSE(names(database, CustomerId{1}));
    CHECK_FALSE(names(database, CustomerId{2}));
    CHECK(store::find_customer(database, kAddresses[1]) == CustomerId{3});
    CHECK(desk::examine(database, [](std::int64_t) {}).findings.empty());
    INFO("seed " << seed);
    unmerge(database, CustomerId{1}, later());
    CHECK(computed_rows(database) == states[1]);
    unmerge(database, CustomerId{2}, later());
    CHECK(computed_rows(database) == states[0]);
    CHECK(desk::examine(database, [](std::int64_t) {}).findings.empty());
  }
}

TEST_CASE("customer merge: the survivor's policies and addresses count") {
  ImportDesk desk(desk_by_plan());
  store::Database& database = desk.database();
  Instant when = kNow;
  CustomerId ana, home;
  {
    desk::Work work(database, {"sari", "sari", "create", when});
    ana = work.know_customer("ana@sea.test", when);
    home = work.know_customer("ana@home.test", when);
    NewTicket ticket = titled("t");
    ticket.requester = home;
    work.create(create(work.action_context(when), ticket));
    work.commit();
  }
  set_plan(database, "ana@sea.test", when);
  const auto policy = [&] {
    desk::Work work(database, {"sari", "sari", "look", when});
    return work.bindings()[work.ticket(TicketId{1}, when).binding].policy;
  };
  CHECK(policy() == "standard");
  merge(database, home, ana, when = when + WallSeconds{60});
  CHECK(policy() == "gold");
  CHECK(store::addresses_of(database, ana).size() == 2);
  CHECK(store::customer_address(database, ana) == "ana@sea.test");
  unmerge(database, home, when = when + WallSeconds{60});
  CHECK(policy() == "standard");
  CHECK_THROWS_AS(merge(database, ana, ana, when), Error);
  CHECK_THROWS_AS(unmerge(database, home, when), Error);
}

TEST_CASE("customer merge: an export carries it") {
  Random random{3};
  ImportDesk desk(desk_by_plan());
  for (const char* address : kAddresses) set_plan(desk.database(), address, kNow);
  create_tickets(desk.database(), random, kNow);
  merge(desk.database(), CustomerId{2}, CustomerId{1}, kNow + WallSeconds{60});
  ImportDesk copy;
  copy.events(desk.lines());
  CHECK(copy.lines() == desk.lines());
  CHECK(computed_rows(copy.database()) == computed_rows(desk.database()));
  CHECK(desk::examine(copy.database(), [](std::int64_t) {}).findings.empty());
}
