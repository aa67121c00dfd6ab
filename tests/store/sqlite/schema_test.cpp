// The schema: its words equal those of the program, migrations are all or nothing, and views show words.
#include "store/people/customer_addresses.hpp"
#include "store/people/customer_facts.hpp"
#include "store/sqlite/fixture.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/upgrade.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/intake/incoming_mail.hpp"
#include "tix/intake/intake_verdict.hpp"

#include <map>

#include <catch2/catch.hpp>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::store {
namespace {

template <class Names>
std::vector<std::string> words_of(const Names& names) {
  return {names.begin(), names.end()};
}

bool has_table(SQLite::Database& connection, const std::string& name) {
  return connection.tableExists(name);
}

/// The whole schema as text, to compare two databases.
std::map<std::string, std::string> schema_text(SQLite::Database& connection) {
  std::map<std::string, std::string> text;
  SQLite::Statement rows{connection, "SELECT name, coalesce(sql, '') FROM sqlite_schema"};
  while (rows.executeStep()) text.emplace(rows.getColumn(0).getString(), rows.getColumn(1).getString());
  return text;
}

const std::vector<EmbeddedMigration> kTwoSteps = {
    {1, "0001_first", "CREATE TABLE first (x); CREATE TABLE first_too (x);"},
    {2, "0002_second", "CREATE TABLE second (x); CREATE TABLE second_too (x);"}};

}  // namespace

TEST_CASE("the schema's words equal the program's tables") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  std::map<std::string, std::vector<std::string>> stored;
  Query rows = database.query("words_all");
  rows.bind();
  std::string list, name;
  std::int64_t value = 0;
  while (rows.step()) {
    rows.read(list, value, name);
    CHECK(value == std::ssize(stored[list]));  // without gaps, from 0
    stored[list].push_back(name);
  }
  std::vector<std::string> event_kinds;
  for (const EventKindRow& row : kEventKinds) event_kinds.emplace_back(row.name);
  std::vector<std::string> link_kinds;
  for (const LinkKindRow& row : kLinkKinds) link_kinds.emplace_back(row.name);
  const std::map<std::string, std::vector<std::string>> expected = {
      {"status", words_of(kStatusNames)},
      {"priority", words_of(kPriorityNames)},
      {"event_kind", event_kinds},
      {"message_kind", words_of(kMessageKindNames)},
      {"link_kind", link_kinds},
      {"escalation_kind", words_of(kEscalationKindNames)},
      {"clock", words_of(kClockNames)},
      {"outcome", words_of(kOutcomeNames)},
      {"breach_reason", words_of(kBreachReasonNames)},
      {"came", words_of(kOpenedByNames)},
      {"delivery", words_of(kOutboxStateNames)},
      {"went", words_of(kClosedByNames)},
      {"name_kind", words_of(kNameKindNames)},
      {"customer_fact", words_of(kCustomerFactNames)},
      {"address_kind", words_of(kAddressKindNames)},
      {"verdict", words_of(kIntakeVerdictNames)},
      {"auth", words_of(kMailAuthNames)},
      {"intake_flag", words_of(kIntakeFlagNames)},
      {"part_role", words_of(kPartRoleNames)}};
  CHECK(stored.size() == expected.size());
  for (const auto& [list_name, names] : expected) {
    INFO(list_name);
    CHECK(stored[list_name] == names);
  }
}

TEST_CASE("migrations count from 1 without gaps, and a new database has the last") {
  int expected = 0;
  for (const EmbeddedMigration& m : embedded_migrations()) CHECK(m.number == ++expected);
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  CHECK(schema_of(database.connection()) == expected);
  CHECK(newest_schema() == expected);
}

TEST_CASE("a migration that fails leaves the schema before it") {
  const test::TempFolder folder;
  SQLite::Database connection{folder / "x.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  auto broken = kTwoSteps;
  broken[1].sql = "CREATE TABLE second (x); CREATE TABLE first (x);";
  CHECK_THROWS(migrate(connection, broken));
  CHECK(schema_of(connection) == 0);
  CHECK_FALSE(has_table(connection, "first"));
  migrate(connection, {kTwoSteps.front()});
  CHECK_THROWS(migrate(connection, broken));
  CHECK(schema_of(connection) == 1);
  CHECK(has_table(connection, "first_too"));
  CHECK_FALSE(has_table(connection, "second"));
  migrate(connection, kTwoSteps);
  CHECK(schema_of(connection) == 2);
  CHECK(has_table(connection, "second_too"));
  migrate(connection, kTwoSteps);  // nothing left to do
  CHECK(schema_of(connection) == 2);
}

TEST_CASE("a process killed in the middle of migrating leaves the old schema or the new") {
  const test::TempFolder folder;
  for (int commits = 0; commits <= 1; ++commits) {
    const auto file = folder / ("x" + std::to_string(commits) + ".db");
    const pid_t child = fork();
    if (child == 0) {
      SQLite::Database connection{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
      int left = commits;
      // Dies just before the commit after `commits` of them.
      const auto die = [](void* counter) { return (*static_cast<int*>(counter))-- > 0 ? 0 : (_exit(0), 0); };
      sqlite3_commit_hook(connection.getHandle(), die, &left);
      migrate(connection, kTwoSteps);
      _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    SQLite::Database connection{file, SQLite::OPEN_READWRITE};
    CHECK(schema_of(connection) == 2 * commits);
    CHECK(has_table(connection, "first_too") == (commits == 1));
    CHECK(has_table(connection, "second_too") == (commits == 1));
    migrate(connection, kTwoSteps);
    CHECK(schema_of(connection) == 2);
  }
}

TEST_CASE("a dump of schema 2 is restored, brought up to date, and holds its rows") {
  const test::TempFolder folder;
  const auto file = folder / "old.db";
  test::restore_dump("schema-0002.sql", file);
  {
    auto older = Database::open(file, Access::write, {.accept_older = true});
    const Upgraded upgraded = upgrade(older, {});
    CHECK(upgraded.from == 2);
    CHECK(upgraded.to == newest_schema());
  }
  auto database = Database::open(file, Access::read);
  CHECK(count_tickets(database) == 3);
  CHECK(database.connection().execAndGet("PRAGMA integrity_check").getString() == "ok");
  CHECK_FALSE(SQLite::Statement{database.connection(), "PRAGMA foreign_key_check"}.executeStep());
  auto fresh = Database::create(folder / "fresh.db");
  CHECK(schema_text(database.connection()) == schema_text(fresh.connection()));
  CHECK(events_of(database, TicketId{1}).front().kind == EventKind::created);
  CHECK(read_projection(database, TicketId{2})->ticket.status == Status::resolved);
}

}  // namespace tix::store
