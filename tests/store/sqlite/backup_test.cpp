// A backup is an undamaged copy or none at all.
#include "store/sqlite/backup.hpp"

#include "store/sqlite/migrate.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "tix/text/error.hpp"

#include <fstream>
#include <set>

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

std::set<std::string> names_of(const test::TempFolder& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{folder.path()})
    names.insert(entry.path().filename());
  return names;
}

}  // namespace

TEST_CASE("backup: the copy is a single sound file of the same schema") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  backup(database, folder / "copy.db");
  CHECK(names_of(folder).count("copy.db-wal") == 0);
  auto copy = Database::open(folder / "copy.db", Access::read);
  CHECK(schema_of(copy.connection()) == newest_schema());
  CHECK_THROWS_WITH(backup(database, folder / "copy.db"), Catch::Matchers::EndsWith("already exists"));
}

TEST_CASE("backup: a lock that it does not get is an error, and leaves nothing") {
  const test::TempFolder folder;
  Database::create(folder / "tix.db");
  SQLite::Database other{folder / "tix.db", SQLite::OPEN_READWRITE};
  other.exec("PRAGMA journal_mode = DELETE");  // where a writer keeps readers out
  auto database =
      Database::open(folder / "tix.db", Access::read, {.wait = {.limit = std::chrono::milliseconds{0}}});
  other.exec("BEGIN EXCLUSIVE");
  CHECK_THROWS_WITH(backup(database, folder / "copy.db"),
                    Catch::Matchers::EndsWith("tix.db is locked by another program"));
  other.exec("ROLLBACK");
  CHECK(names_of(folder) == std::set<std::string>{"tix.db"});
  backup(database, folder / "copy.db");
  CHECK(names_of(folder) == std::set<std::string>{"copy.db", "tix.db"});
}

TEST_CASE("backup: a copy that SQLite finds damaged is not kept") {
  const test::TempFolder folder;
  Database::create(folder / "tix.db");
  {
    std::fstream file{folder / "tix.db", std::ios::binary | std::ios::in | std::ios::out};
    file.seekp(5 * 4096);
    file << std::string(4096, '\x5a');
  }
  auto database = Database::open(folder / "tix.db", Access::read);
  CHECK_THROWS_AS(backup(database, folder / "copy.db"), Error);
  CHECK(names_of(folder).count("copy.db") == 0);
}

}  // namespace tix::store
