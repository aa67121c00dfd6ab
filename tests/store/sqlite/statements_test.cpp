// Every statement of sql/queries is as its comments state.
#include "store/import/staging.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/embedded_sql.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <limits>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {
namespace {

/// Statements on the staging table run on a connection of their own.
bool is_staging(const EmbeddedStatement& s) {
  return s.name.starts_with("staging_");
}

struct Prepared {
  Prepared(sqlite3* connection, std::string_view sql) {
    const char* rest = nullptr;
    code = sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement, &rest);
    if (rest != nullptr) tail = std::string{rest, sql.data() + sql.size()};
  }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  ~Prepared() { sqlite3_finalize(statement); }

  sqlite3_stmt* statement = nullptr;
  int code = SQLITE_OK;
  std::string tail;
};

std::vector<std::string> plan(sqlite3* connection, std::string_view sql) {
  const Prepared explained{connection, "EXPLAIN QUERY PLAN " + std::string{sql}};
  std::vector<std::string> lines;
  while (sqlite3_step(explained.statement) == SQLITE_ROW)
    if (const auto* detail = sqlite3_column_text(explained.statement, 3))
      lines.emplace_back(reinterpret_cast<const char*>(detail));
  return lines;
}

/// A scan of a partial index costs time in proportion to open tickets, not to all.
bool scans_a_table(const std::string& line) {
  return line.starts_with("SCAN ") && line != "SCAN CONSTANT ROW" &&
         line.find("INDEX ticket_unresolved") == std::string::npos &&
         line.find("INDEX ticket_waiting") == std::string::npos;
}

}  // namespace

TEST_CASE("every statement prepares, alone, with named parameters, and writes only when it says so") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  auto staging = SQLite::Database{"", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  for (const EmbeddedStatement& s : embedded_statements()) {
    INFO(s.name);
    sqlite3* connection = is_staging(s) ? staging.getHandle() : database.connection().getHandle();
    const Prepared prepared{connection, s.sql};
    INFO(sqlite3_errmsg(connection));
    REQUIRE(prepared.code == SQLITE_OK);
    REQUIRE(prepared.statement != nullptr);
    CHECK(prepared.tail.find_first_not_of(" \n") == std::string::npos);
    for (int i = 1; i <= sqlite3_bind_parameter_count(prepared.statement); ++i) {
      const char* name = sqlite3_bind_parameter_name(prepared.statement, i);
      REQUIRE(name != nullptr);
      CHECK(name[0] == ':');
    }
    CHECK((sqlite3_stmt_readonly(prepared.statement) != 0) == (s.access == Access::read));
    if (s.name == "staging_create") sqlite3_step(prepared.statement);
  }
}

TEST_CASE("every statement has a name of its own and says how it accesses the database") {
  std::set<std::string_view> names;
  for (const EmbeddedStatement& s : embedded_statements()) {
    INFO(s.name);
    CHECK(names.insert(s.name).second);
    CHECK(std::regex_search(std::string{s.sql}, std::regex{"-- access: (read|write)\n"}));
  }
}

TEST_CASE("an indexed statement scans no table, and a statement by key is marked indexed") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  sqlite3* connection = database.connection().getHandle();
  for (const EmbeddedStatement& s : embedded_statements()) {
    if (is_staging(s)) continue;
    INFO(s.name);
    const auto lines = plan(connection, s.sql);
    const bool scans = std::ranges::any_of(lines, scans_a_table);
    const bool by_key =
        std::ranges::any_of(lines, [](const auto& line) { return line.starts_with("SEARCH "); });
    CHECK_FALSE((s.indexed && scans));
    if (by_key && !scans && s.sql.find("INSERT") == std::string_view::npos) CHECK(s.indexed);
  }
}

TEST_CASE("what is said to come from the index alone looks at no row") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  int checked = 0;
  for (const EmbeddedStatement& s : embedded_statements()) {
    if (s.sql.find("from the index alone") == std::string_view::npos) continue;
    INFO(s.name);
    for (const auto& line : plan(database.connection().getHandle(), s.sql)) {
      INFO(line);
      if (line.starts_with("SEARCH ") || line.starts_with("SCAN "))
        CHECK(line.find(" USING COVERING INDEX ") != std::string::npos);
    }
    ++checked;
  }
  CHECK(checked >= 6);
}

TEST_CASE("reading in order needs no sort, except within a ticket") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  sqlite3* connection = database.connection().getHandle();
  const std::set<std::string_view> sorts_a_little = {"events_of_ticket", "events_ever_of_ticket",
                                                     "events_all", "views_all"};
  for (const EmbeddedStatement& s : embedded_statements()) {
    if (is_staging(s) || sorts_a_little.contains(s.name)) continue;
    INFO(s.name);
    for (const std::string& line : plan(connection, s.sql))
      CHECK(line.find("USE TEMP B-TREE") == std::string::npos);
  }
}

TEST_CASE("a forgotten parameter, a missing column and an unknown name are bugs, not NULLs") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  CHECK_THROWS_AS(database.query("customer_by_address").bind(), Error);
  CHECK_THROWS_AS(database.query("customer_by_address").bind("a", "b"), Error);
  CHECK_THROWS_AS(database.query("no such statement"), Error);
  Query words = database.query("words_all");
  REQUIRE(words.bind().step());
  std::string list;
  CHECK_THROWS_AS(words.read(list), Error);
  CHECK_THROWS_AS(database.query("words_all").run(), Error);
}

TEST_CASE("one statement may be in use many times at once") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  int pairs = 0, words = 0;
  Query outer = database.query("words_all");
  outer.bind();
  while (outer.step()) {
    ++words;
    Query inner = database.query("words_all");
    inner.bind();
    while (inner.step()) ++pairs;
  }
  CHECK(words > 50);
  CHECK(pairs == words * words);
}

TEST_CASE("a number no enumeration knows is damage, said in words") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  database.connection().exec("INSERT INTO name (id, kind, text, active) VALUES (1, 99, 'x', 1)");
  CHECK_THROWS_WITH(load_names(database),
                    "the database holds 99 in column kind, a value that this version of tix does not know");
}

TEST_CASE("a time before 1900 or after 2199 is damage, said in words") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  for (const std::int64_t at :
       {std::int64_t{-2208988801}, std::int64_t{7258118401}, std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max()}) {
    database.connection().exec(
        fmt::format("INSERT INTO change (recorded_at, login, command) VALUES ({}, '', '')", at));
    CHECK_THROWS_WITH(last_recorded(database),
                      Catch::Contains(fmt::format("the database holds {} in column", at)));
    database.connection().exec("DELETE FROM change");
  }
}

}  // namespace tix::store
