// An older database is upgraded completely or not at all, and a copy of it is kept.
#include "store/sqlite/upgrade.hpp"

#include "store/sqlite/fixture.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/text/error.hpp"

#include <csignal>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::store {
namespace {

/// A folder with a database of schema 2.
struct Older {
  Older() { test::restore_dump("schema-0002.sql", file); }

  Database open() const { return Database::open(file, Access::write, {.accept_older = true}); }
  /// Runs `upgrade` in a separate process. Returns its exit code, or -1 if it was killed.
  template <class Prepare>
  int upgrade_elsewhere(const Prepare& prepare) const {
    const pid_t child = fork();
    if (child == 0) {
      prepare();
      try {
        auto database = open();
        upgrade(database, {});
        _exit(0);
      } catch (const Error&) {
        _exit(1);
      }
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  /// Checks that the file is undamaged and has the old schema or the new one. Returns its schema.
  int check_whole() const {
    auto database = open();
    CHECK(database.connection().execAndGet("PRAGMA integrity_check").getString() == "ok");
    CHECK(count_tickets(database) == 3);
    const int schema = schema_of(database.connection());
    CHECK((schema == 2 || schema == newest_schema()));
    CHECK(database.connection().tableExists("customer_fact") == (schema > 2));
    return schema;
  }

  test::TempFolder folder;
  std::filesystem::path file = folder / "tix.db";
};

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status = {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

}  // namespace

TEST_CASE("an upgrade leaves a copy that only its owner reads and that is the database from before") {
  const Older older;
  {
    auto database = older.open();
    CHECK(is_older(database));
    const UpgradeSpace space = upgrade_space(database);
    CHECK(space.needed > space.file);
    CHECK(space.file == static_cast<std::int64_t>(std::filesystem::file_size(older.file)));
    const Upgraded upgraded = upgrade(database, {});
    CHECK(upgraded.from == 2);
    CHECK(upgraded.to == newest_schema());
    CHECK(upgraded.copy == older.file.string() + ".schema-2");
    CHECK_FALSE(is_older(database));
    CHECK(upgrade(database, {}).copy.empty());  // nothing left to do
  }
  REQUIRE(upgrade_copies(older.file).size() == 1);
  const auto copy = upgrade_copies(older.file).front();
  CHECK(mode_of(copy) == 0600);
  auto before = Database::open(copy, Access::read, {.accept_older = true});
  CHECK(schema_of(before.connection()) == 2);
  CHECK(count_tickets(before) == 3);
}

TEST_CASE("a second upgrade beside an older copy takes another name") {
  const Older older;
  {
    auto database = older.open();
    upgrade(database, {});
  }
  std::filesystem::copy_file(upgrade_copies(older.file).front(), older.file,
                             std::filesystem::copy_options::overwrite_existing);
  for (const char* log : {"-wal", "-shm"}) std::filesystem::remove(older.file.string() + log);
  auto database = older.open();
  CHECK(upgrade(database, {}).copy == older.file.string() + ".schema-2.2");
  CHECK(upgrade_copies(older.file).size() == 2);
}

TEST_CASE("a migration that fails leaves the older database and no copy") {
  const Older older;
  auto database = older.open();
  auto broken = embedded_migrations();
  broken.push_back({newest_schema() + 1, "broken", "CREATE TABLE fine (x); CREATE TABLE ticket (x);"});
  CHECK_THROWS_AS(upgrade(database, {}, broken), Error);
  CHECK(upgrade_copies(older.file).empty());
  CHECK(older.check_whole() == 2);
}

TEST_CASE("what somebody else owns is upgraded by request only") {
  const Older older;
  auto database = older.open();
  try {
    upgrade_unasked(database, FileOwner::somebody_else, {});
    FAIL("it was upgraded");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(error.hint() == "run 'tix migrate' to upgrade it");
  }
  CHECK(older.check_whole() == 2);
  CHECK(upgrade_unasked(database, FileOwner::user, {}).to == newest_schema());
}

TEST_CASE("a disk that fills up at any point leaves the older database", "[slow]") {
  int refused = 0, done = 0;
  for (rlim_t limit = 4096; limit < 2'000'000; limit += limit / 8) {
    const Older older;
    INFO("files of at most " << limit << " bytes");
    const int code = older.upgrade_elsewhere([&] {
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit most{limit, limit};
      ::setrlimit(RLIMIT_FSIZE, &most);
    });
    const int schema = older.check_whole();
    CHECK((code == 0) == (schema == newest_schema()));
    CHECK(upgrade_copies(older.file).size() == (code == 0 ? 1 : 0));
    ++(code == 0 ? done : refused);
  }
  CHECK(refused > 10);
  CHECK(done > 0);
}

TEST_CASE("a process killed at any moment of an upgrade leaves the old schema or the new", "[slow]") {
  int old = 0;
  for (int tries = 0; tries < 60; ++tries) {
    const Older older;
    older.upgrade_elsewhere([&] {
      const itimerval timer{{0, 0}, {0, 300 + tries * 400}};
      std::signal(SIGALRM, [](int) { ::raise(SIGKILL); });
      ::setitimer(ITIMER_REAL, &timer, nullptr);
    });
    old += older.check_whole() == 2;
    auto database = older.open();
    upgrade(database, {});
    CHECK(older.check_whole() == newest_schema());
  }
  CHECK(old > 0);
}

TEST_CASE("processes that upgrade at once make one upgrade", "[slow]") {
  const Older older;
  for (int i = 0; i < 4; ++i)
    if (fork() == 0) {
      try {
        auto database = older.open();
        upgrade(database, {});
        _exit(0);
      } catch (const Error&) {
        _exit(1);
      }
    }
  for (int status = 0; wait(&status) > 0;) CHECK(WEXITSTATUS(status) == 0);
  CHECK(older.check_whole() == newest_schema());
  CHECK(upgrade_copies(older.file).size() == 1);
}

}  // namespace tix::store
