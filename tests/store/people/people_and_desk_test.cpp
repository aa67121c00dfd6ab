// Names, customers, changes, desk versions and bindings read back as they were written.
#include "store/import/bulk_indexes.hpp"
#include "store/people/customer_addresses.hpp"
#include "store/people/desk_store.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/random_rows.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/calendar/calendar_text.hpp"

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

std::shared_ptr<const Calendar> calendar_from(std::string_view text) {
  return std::make_shared<const Calendar>(Calendar::from_canonical(text));
}
std::string text_of(const Calendar& calendar) {
  return calendar.canonical();
}

CalendarRules office_hours(std::string_view hours) {
  CalendarRules rules;
  rules.name = "office";
  rules.weekly.push_back({Weekday::mon, Weekday::fri, parse_hours(hours)});
  return rules;
}

}  // namespace

TEST_CASE("names of any text survive, and only what changed is written", "[slow]") {
  const test::TempFolder folder;
  test::Random random{41};
  auto database = Database::create(folder / "tix.db");
  NameTable names;
  for (int round = 0; round < 5; ++round) {
    for (int n = 0; n < 40; ++n)
      names.intern(static_cast<NameKind>(test::below(random, 8)), test::random_text(random),
                   test::chance(random, 50));
    for (const auto& entry : std::vector(names.entries()))
      if (test::chance(random, 20)) names.set_active(entry.id, test::chance(random, 50));
    save_names(database, names);
    CHECK(names.unstored().empty());

    const NameTable read = load_names(database);
    CHECK(read.unstored().empty());
    REQUIRE(read.entries().size() == names.entries().size());
    for (const auto& entry : names.entries()) {
      CHECK(read.text(entry.id) == entry.text);
      CHECK(read.find(entry.kind, entry.text) == entry.id);
      CHECK(read.active(entry.id) == entry.active);
    }
  }
  CHECK(names.entries().size() > 100);
}

TEST_CASE("a customer is one row an address") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  const CustomerId ana = find_or_add_customer(database, "ana@acme.test");
  const CustomerId budi = find_or_add_customer(database, "budi@acme.test");
  CHECK(ana != budi);
  CHECK(find_or_add_customer(database, "ana@acme.test") == ana);
  CHECK(find_or_add_customer(database, "ANA@Acme.test") == ana);  // as filters compare
  CHECK(find_or_add_customer(database, "") == CustomerId{});
  CHECK_FALSE(find_customer(database, "nobody@acme.test"));
  set_customer(database, {{ana, "ana@acme.test", "Acme", "gold"}, "Ana Wijaya"});
  const auto row = get_customer(database, ana).value();
  CHECK(row.customer.org == "Acme");
  CHECK(row.customer.plan == "gold");
  CHECK(row.name == "Ana Wijaya");
  CHECK_FALSE(get_customer(database, CustomerId{99}));
  std::vector<CustomerId> ids;
  each_customer(database, [&](const CustomerRow& r) { ids.push_back(r.customer.id); });
  CHECK(ids == std::vector{ana, budi});
}

TEST_CASE("changes are numbered in order and read back") {
  const test::TempFolder folder;
  test::Random random{42};
  auto database = Database::create(folder / "tix.db");
  std::vector<Change> written;
  for (int n = 0; n < 30; ++n) {
    Change change{{}, test::random_instant(random), {}, test::random_text(random), test::random_text(random),
                  {}};
    if (n > 0 && test::chance(random, 30))
      change.undoes = written[static_cast<std::size_t>(test::below(random, n))].id;
    change.id = add_change(database, change);
    CHECK(get_change(database, change.id) == change);
    written.push_back(change);
  }
  std::vector<Change> read;
  each_change(database, [&](const Change& change) { read.push_back(change); });
  CHECK(read == written);
  CHECK_FALSE(get_change(database, ChangeId{99}));
}

TEST_CASE("the current desk version is the newest") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  CHECK_FALSE(current_desk_version(database));
  std::vector<DeskVersion> written;
  for (const char* toml : {"[desk]\n", "[desk]\nname = \"A\"\n", "# \xc3\xa9\n"}) {
    DeskVersion version{{}, Instant::from_unix(1'770'000'000), {}, "hash", toml};
    version.id = add_desk_version(database, version);
    written.push_back(version);
    CHECK(current_desk_version(database) == version);
  }
  CHECK(desk_versions(database) == written);
  CHECK(get_desk_version(database, written[1].id) == written[1]);
  CHECK_FALSE(get_desk_version(database, DeskVersionId{99}));
}

TEST_CASE("bindings read back as content, calendars shared") {
  const test::TempFolder folder;
  test::Random random{43};
  auto database = Database::create(folder / "tix.db");
  const auto early = std::make_shared<const Calendar>(office_hours("08:00-16:00"));
  const auto late = std::make_shared<const Calendar>(office_hours("10:00-18:00"));
  const DeskVersionId version = add_desk_version(database, {{}, Instant{}, {}, "hash", ""});
  BindingTable bindings;
  std::vector<std::pair<BindingId, Binding>> written;
  for (int n = 0; n < 40; ++n) {
    Binding binding;
    binding.policy = "policy " + std::to_string(n);
    binding.calendar = n % 3 == 0 ? nullptr : n % 3 == 1 ? early : late;
    if (n % 4 == 0) binding.ownership_calendar = n % 8 == 0 ? early : late;
    binding.hold_runs = test::chance(random, 50);
    for (auto& target : binding.targets)
      if (test::chance(random, 50)) target = Seconds{test::below(random, 1'000'000)};
    written.emplace_back(bindings.intern(binding), binding);
    if (n % 7 == 0) save_bindings(database, bindings, version, text_of);
  }
  save_bindings(database, bindings, version, text_of);
  CHECK(bindings.unstored().empty());

  int calendars_read = 0;
  BindingTable read = load_bindings(database, [&](std::string_view text) {
    ++calendars_read;
    return calendar_from(text);
  });
  CHECK(calendars_read == 2);
  CHECK(read.unstored().empty());
  for (const auto& [id, binding] : written) {
    CHECK(read[id].canonical() == binding.canonical());
    CHECK(read[id].targets == binding.targets);
    CHECK(read.intern(binding) == id);
  }
  CHECK(read[written[1].first].calendar == read[written[4].first].calendar);
}

TEST_CASE("bulk indexes are back as they were, and an undone import leaves them alone") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  const auto indexes = [&] {
    std::vector<std::pair<std::string, std::string>> all;
    Query rows = database.query("indexes_bulk");
    rows.bind();
    while (rows.step()) {
      auto& [name, text] = all.emplace_back();
      rows.read(name, text);
    }
    std::ranges::sort(all);
    return all;
  };
  const auto before = indexes();
  REQUIRE(before.size() > 5);
  {
    Transaction transaction{database};
    BulkIndexes bulk{database};
    CHECK(indexes().empty());
    // Looks up what was known about the customer of each ticket.
    SQLite::Statement facts(database.connection(),
                            "EXPLAIN QUERY PLAN " + std::string(embedded_statement("customer_facts").sql));
    REQUIRE(facts.executeStep());
    CHECK(facts.getColumn(3).getString().starts_with("SEARCH customer_fact USING INDEX"));
  }
  CHECK(indexes() == before);
  Transaction transaction{database};
  BulkIndexes bulk{database};
  bulk.restore();
  transaction.commit();
  CHECK(indexes() == before);
}

}  // namespace tix::store
