// Reading always works: in the folder of another user, on a full disk, on a read-only medium.
#include "store/people/customer_addresses.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/backup.hpp"
#include "store/sqlite/child_process.hpp"
#include "store/sqlite/restore.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sys/stat.h>

namespace tix::store {
namespace {

using test::as_nobody;
using test::in_child;
using test::kNotPermitted;
using test::TempFolder;

constexpr std::array kLogFiles = {"-wal", "-shm"};

void add_customer(const std::filesystem::path& file, const std::string& email) {
  auto database = Database::open(file, Access::write);
  Transaction transaction(database);
  find_or_add_customer(database, email);
  transaction.commit();
}

/// Makes a database that everybody can read, with one customer.
void make_readable(const TempFolder& folder) {
  std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
  Database::create(folder / "tix.db", {.mode = 0644});
  add_customer(folder / "tix.db", "ani@mail.test");
}

int count_customers(Database& database) {
  return database.connection().execAndGet("SELECT count(*) FROM customer").getInt();
}

int read_customers(const std::filesystem::path& file) {
  auto database = Database::open(file, Access::read);
  const int count = count_customers(database);
  database.require_unchanged();
  return count;
}

void remove_log_of(const std::filesystem::path& file) {
  for (const char* ending : kLogFiles) std::filesystem::remove(file.string() + ending);
}

/// Kills a writer after its commit, so that its changes are only in the log.
void write_and_be_killed(const std::filesystem::path& file, const std::string& email) {
  in_child([&] {
    auto database = Database::open(file, Access::write);
    Transaction transaction(database);
    find_or_add_customer(database, email);
    transaction.commit();
    _exit(0);  // no destructor closes the database
    return 0;
  });
}

std::string message_of(const std::filesystem::path& file) {
  try {
    read_customers(file);
  } catch (const Error& error) {
    return error.what();
  }
  return "was read";
}

/// Whether the tests for other users can run here.
bool can_be_nobody() {
  if (as_nobody([] { return 0; }) == 0) return true;
  WARN("skipped: only root can become another user");
  return false;
}

}  // namespace

TEST_CASE("a writer leaves an empty log, so that those can read who may not make one") {
  const TempFolder folder;
  make_readable(folder);
  CHECK(std::filesystem::file_size(folder / "tix.db-wal") == 0);
  CHECK(std::filesystem::exists(folder / "tix.db-shm"));
  if (!can_be_nobody()) return;
  CHECK(as_nobody([&] { return read_customers(folder / "tix.db"); }) == 1);

  write_and_be_killed(folder / "tix.db", "budi@mail.test");
  CHECK(has_log(folder / "tix.db"));
  CHECK(as_nobody([&] { return read_customers(folder / "tix.db"); }) == 2);

  auto writing = Database::open(folder / "tix.db", Access::write);
  Transaction transaction(writing);
  find_or_add_customer(writing, "citra@mail.test");
  CHECK(as_nobody([&] { return read_customers(folder / "tix.db"); }) == 2);
  transaction.commit();
  CHECK(as_nobody([&] { return read_customers(folder / "tix.db"); }) == 3);
}

TEST_CASE("a backup copied over a database is not overlaid by its log") {
  const TempFolder folder;
  make_readable(folder);
  {
    auto database = Database::open(folder / "tix.db", Access::read);
    backup(database, folder / "copy.db");
  }
  add_customer(folder / "tix.db", "budi@mail.test");
  std::filesystem::copy_file(folder / "copy.db", folder / "tix.db",
                             std::filesystem::copy_options::overwrite_existing);
  CHECK(read_customers(folder / "tix.db") == 1);
  add_customer(folder / "tix.db", "citra@mail.test");
  CHECK(read_customers(folder / "tix.db") == 2);
}

TEST_CASE("restoring removes the log") {
  const TempFolder folder;
  make_readable(folder);
  {
    auto database = Database::open(folder / "tix.db", Access::read);
    backup(database, folder / "copy.db");
  }
  {
    auto database = Database::open(folder / "tix.db", Access::write);
    auto copy = Database::open(folder / "copy.db", Access::read);
    restore(database, copy);
  }
  for (const char* ending : kLogFiles)
    CHECK_FALSE(std::filesystem::exists(folder / (std::string("tix.db") + ending)));
  CHECK(read_customers(folder / "tix.db") == 1);
}

TEST_CASE("a database is read without locks where no log can be made") {
  const TempFolder folder;
  make_readable(folder);
  remove_log_of(folder / "tix.db");
  if (!can_be_nobody()) return;
  CHECK(as_nobody([&] { return read_customers(folder / "tix.db"); }) == 1);
  CHECK(as_nobody(
            [&] { return Database::open(folder / "tix.db", Access::read).is_read_unlocked() ? 1 : 0; }) == 1);
  CHECK_FALSE(std::filesystem::exists(folder / "tix.db-wal"));
}

TEST_CASE("what was read without locks does not count once somebody wrote") {
  const TempFolder folder;
  make_readable(folder);
  if (!can_be_nobody()) return;
  using ChangeFile = void (*)(const std::filesystem::path&);
  constexpr std::array<ChangeFile, 4> kChanges = {
      [](const std::filesystem::path& file) { add_customer(file, "budi@mail.test"); },
      [](const std::filesystem::path& file) { write_and_be_killed(file, "citra@mail.test"); },
      [](const std::filesystem::path& file) { std::ofstream(file.string() + "-wal") << "a log"; },
      [](const std::filesystem::path& file) {
        std::filesystem::copy_file(file, file.string() + ".new");
        std::filesystem::rename(file.string() + ".new", file);
      }};
  for (const ChangeFile change : kChanges) {
    remove_log_of(folder / "tix.db");
    std::array<int, 2> opened{}, changed{};
    REQUIRE(::pipe(opened.data()) == 0);
    REQUIRE(::pipe(changed.data()) == 0);
    const pid_t writer = fork();
    if (writer == 0) {
      char go = 0;
      if (::read(opened[0], &go, 1) == 1) change(folder / "tix.db");
      _exit(::write(changed[1], "x", 1) == 1 ? 0 : 1);
    }
    const int status = as_nobody([&] {
      auto database = Database::open(folder / "tix.db", Access::read);
      count_customers(database);
      database.require_unchanged();
      char done = 0;
      if (::write(opened[1], "x", 1) != 1 || ::read(changed[0], &done, 1) != 1) return 1;
      try {
        database.require_unchanged();
      } catch (const Error& error) {
        return std::string(error.what()).starts_with("another process changed") ? 0 : 2;
      }
      return 3;
    });
    CHECK(status == 0);
    ::waitpid(writer, nullptr, 0);
    for (const int end : {opened[0], opened[1], changed[0], changed[1]}) ::close(end);
  }
}

TEST_CASE("changes in a log that cannot be used are not left out in silence") {
  const TempFolder folder;
  make_readable(folder);
  write_and_be_killed(folder / "tix.db", "budi@mail.test");
  std::filesystem::remove(folder / "tix.db-shm");
  if (!can_be_nobody()) return;
  const std::string file = (folder / "tix.db").string();
  const std::string expected =
      fmt::format("{0} cannot be read here: {0}-wal holds changes, and {0}-shm cannot be created", file);
  CHECK(as_nobody([&] { return message_of(file) == expected ? 1 : 0; }) == 1);
  CHECK(read_customers(file) == 2);
}

TEST_CASE("a database on a full disk can be read") {
  const TempFolder folder;
  make_readable(folder);
  remove_log_of(folder / "tix.db");
  for (const bool has_log_files : {true, false}) {
    const int status = in_child([&] {
      const auto disk = folder / "disk";
      std::filesystem::create_directory(disk);
      if (!test::has_own_mounts() || ::mount("none", disk.c_str(), "tmpfs", 0, "size=2m") != 0)
        return kNotPermitted;
      const auto file = disk / "tix.db";
      std::filesystem::copy_file(folder / "tix.db", file);
      if (has_log_files) add_customer(file, "budi@mail.test");
      std::ofstream filler(disk / "filler");
      while (filler.put('x').flush()) {
      }
      return read_customers(file);
    });
    if (status == kNotPermitted) {
      WARN("skipped: mounting is not permitted here");
      return;
    }
    CHECK(status == (has_log_files ? 2 : 1));
    std::filesystem::remove(folder / "disk");
  }
}

TEST_CASE("a database on a read-only medium can be read, unless changes are missing from it") {
  const TempFolder folder;
  make_readable(folder);
  const auto read_on_medium = [&] {
    return in_child([&] {
      const char* path = folder.path().c_str();
      if (!test::has_own_mounts() || ::mount(path, path, nullptr, MS_BIND, nullptr) != 0 ||
          ::mount(nullptr, path, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0)
        return kNotPermitted;
      auto database = Database::open(folder / "tix.db", Access::read);
      return count_customers(database) + (database.is_read_unlocked() ? 10 : 0);
    });
  };
  remove_log_of(folder / "tix.db");
  const int status = read_on_medium();
  if (status == kNotPermitted) {
    WARN("skipped: mounting is not permitted here");
    return;
  }
  CHECK(status == 1);
  write_and_be_killed(folder / "tix.db", "budi@mail.test");
  CHECK(read_on_medium() == 2);
  std::filesystem::remove(folder / "tix.db-shm");
  CHECK(read_on_medium() == test::kThrew);
}

}  // namespace tix::store
