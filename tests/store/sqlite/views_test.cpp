// The views show in words and RFC 3339 what the tables hold in numbers.
#include "store/sqlite/database.hpp"
#include "store/sqlite/fixture.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/upgrade.hpp"

#include <regex>

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

const std::vector<std::string> kViews = {"tickets",   "events",   "clocks",        "spans",
                                         "stays",     "messages", "tags",          "extras",
                                         "customers", "changes",  "desk_versions", "bindings"};

/// Returns the rows of a query, with cells joined by `|` and rows by line breaks.
std::string ask(Database& database, const std::string& sql) {
  std::string text;
  SQLite::Statement rows{database.connection(), sql};
  while (rows.executeStep())
    for (int i = 0; i < rows.getColumnCount(); ++i)
      text += rows.getColumn(i).getString() + (i + 1 < rows.getColumnCount() ? "|" : "\n");
  return text;
}

struct Example {
  Example() {
    test::restore_dump("schema-0002.sql", folder / "tix.db");
    auto older = Database::open(folder / "tix.db", Access::write, {.accept_older = true});
    upgrade(older, {});
    database.emplace(Database::open(folder / "tix.db", Access::read));
  }
  test::TempFolder folder;
  std::optional<Database> database;
};

}  // namespace

TEST_CASE("every view has rows, its times are RFC 3339, its seconds are integers") {
  Example example;
  const std::regex time{"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"};
  for (const std::string& view : kViews) {
    SQLite::Statement rows{example.database->connection(), "SELECT * FROM " + view};
    int count = 0;
    for (; rows.executeStep(); ++count)
      for (int i = 0; i < rows.getColumnCount(); ++i) {
        const auto cell = rows.getColumn(i);
        const std::string column = cell.getName();
        INFO(view << "." << column);
        if (cell.isNull()) continue;
        if (column == "at" || column.ends_with("_at")) CHECK(std::regex_match(cell.getString(), time));
        if (column.ends_with("_s")) CHECK(cell.isInteger());
      }
    INFO(view);
    CHECK(count > 0);
  }
}

TEST_CASE("a ticket's row reads like the ticket") {
  Example example;
  CHECK(ask(*example.database,
            "SELECT id, title, status, priority, category, channel, team, agent, hold_reason, policy, tags, "
            "customer, "
            "org, created_at FROM tickets WHERE id = 1") ==
        "1|Printer on floor 3 is "
        "down|hold|normal|network|mail|frontline|ana|parts|gold|vip|citra@acme.example|Acme|"
        "2026-08-07T09:00:00Z\n");
  CHECK(ask(*example.database, "SELECT field, value FROM extras WHERE ticket = 2") == "building|B7\n");
  CHECK(ask(*example.database, "SELECT tickets, unresolved FROM customers") == "3|2\n");
  CHECK(ask(*example.database, "SELECT kind, actor, body, redacted FROM messages WHERE ticket = 1") ==
        "reply|ana|A new drum is on its way.|0\n");
}

TEST_CASE("events say in words what they set, and name the binding") {
  Example example;
  CHECK(ask(*example.database,
            "SELECT seq, kind, value, detail, binding FROM events WHERE ticket = 1 ORDER BY at, seq") ==
        "1|created|citra@acme.example||\n2|channel|mail||\n3|category|network||\n4|bound|gold||1\n"
        "5|team|frontline||\n6|agent|ana||\n7|tagged|vip||\n8|message|reply||\n9|status|hold|parts|\n");
}

TEST_CASE("a span names its binding, which promised what its policy says") {
  Example example;
  CHECK(ask(*example.database,
            "SELECT sum(spans.policy IS bindings.policy) = count(*), count(binding) > 3 FROM spans LEFT JOIN "
            "bindings ON bindings.id = binding") == "1|1\n");
}

TEST_CASE("counting the rows of a view sorts nothing and computes no column") {
  Example example;
  SQLite::Statement views{example.database->connection(),
                          "SELECT name FROM sqlite_schema WHERE type = 'view'"};
  int count = 0;
  for (; views.executeStep(); ++count) {
    const std::string view = views.getColumn(0).getString();
    INFO(view);
    SQLite::Statement plan{example.database->connection(), "EXPLAIN QUERY PLAN SELECT count(*) FROM " + view};
    while (plan.executeStep()) {
      const std::string step = plan.getColumn(3).getString();
      INFO(step);
      for (const char* costly : {"SUBQUERY", "TEMP B-TREE", "MATERIALIZE", "CO-ROUTINE"})
        CHECK(step.find(costly) == std::string::npos);
    }
  }
  CHECK(count > 12);
}

TEST_CASE("what has not ended has no end") {
  Example example;
  CHECK(ask(*example.database, "SELECT to_at IS NULL, wall_s IS NULL, went FROM stays WHERE ticket = 3") ==
        "1|1|\n");
  CHECK(ask(*example.database, "SELECT to_at, wall_s, went FROM stays WHERE ticket = 2") ==
        "2026-08-07T14:00:00Z|14400|resolved\n");
}

}  // namespace tix::store
