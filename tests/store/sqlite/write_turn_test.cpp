// Writers are served in order of arrival, and a long wait is reported.
#include "store/people/customer_addresses.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/child_process.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/stat.h>

namespace tix::store {
namespace {

using std::chrono::milliseconds;
using test::TempFolder;

const LockWait kShort{.limit = milliseconds{30}};

/// Returns the number of processes that wait for the lock of a file, as the system counts them.
std::ptrdiff_t count_waiting(const std::filesystem::path& file) {
  struct stat status {};
  ::stat(file.c_str(), &status);
  const std::string inode = ":" + std::to_string(status.st_ino) + " ";
  std::ifstream locks("/proc/locks");
  std::ptrdiff_t waiting = 0;
  for (std::string line; std::getline(locks, line);)
    if (line.find("-> FLOCK") != std::string::npos && line.find(inode) != std::string::npos) ++waiting;
  return waiting;
}

bool shows_waiting() {
  return std::ifstream("/proc/locks").good();
}

mode_t permissions_of(const std::filesystem::path& file) {
  struct stat status {};
  ::stat(file.c_str(), &status);
  return status.st_mode & 07777u;
}

}  // namespace

TEST_CASE("writers are served in order of arrival") {
  if (!shows_waiting()) {
    WARN("skipped: the system does not show who waits");
    return;
  }
  const TempFolder folder;
  const auto file = folder / "tix.db";
  Database::create(file);
  constexpr std::size_t kWriters = 32;
  std::vector<std::size_t> served;
  std::mutex serving;
  std::vector<std::jthread> writers;
  {
    auto first = Database::open(file, Access::write);
    const Transaction holding(first);
    for (std::size_t number = 0; number < kWriters; ++number) {
      writers.emplace_back([&, number] {
        auto database = Database::open(file, Access::write);
        Transaction transaction(database);
        {
          const std::scoped_lock lock(serving);
          served.push_back(number);
        }
        transaction.commit();
      });
      while (count_waiting(file.string() + "-turn") <= static_cast<std::ptrdiff_t>(number))
        std::this_thread::sleep_for(milliseconds{1});
    }
  }
  writers.clear();
  std::vector<std::size_t> arrived(kWriters);
  std::iota(arrived.begin(), arrived.end(), 0u);
  CHECK(served == arrived);
}

TEST_CASE("who gives up a turn does not keep it when it comes") {
  const TempFolder folder;
  const auto file = (folder / "tix.db").string();
  {
    const WriteTurn held = WriteTurn::take(file, {});
    REQUIRE(held.is_held());
    for (int n = 0; n < 3; ++n) CHECK_FALSE(WriteTurn::take(file, kShort).is_held());
  }
  CHECK(WriteTurn::take(file, {}).is_held());
}

TEST_CASE("a second of waiting is told, once: for the turn, and for another program's lock") {
  const TempFolder folder;
  const auto file = folder / "tix.db";
  Database::create(file);
  int told = 0;
  const LockWait wait{.limit = milliseconds{1100}, .tell = [&] { ++told; }};
  {
    const WriteTurn held = WriteTurn::take(file, {});
    CHECK_FALSE(WriteTurn::take(file, wait).is_held());
    CHECK(told == 1);
  }
  SQLite::Database other(file, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  auto database = Database::open(file, Access::write, {.wait = wait});
  CHECK_THROWS_WITH(Transaction(database), Catch::Matchers::Contains("is locked by another program"));
  CHECK(told == 2);
}

TEST_CASE("a short wait is not told") {
  const TempFolder folder;
  const auto file = folder / "tix.db";
  Database::create(file);
  int told = 0;
  const LockWait wait{.limit = milliseconds{200}, .tell = [&] { ++told; }};
  const WriteTurn held = WriteTurn::take(file, {});
  CHECK_FALSE(WriteTurn::take(file, wait).is_held());
  CHECK(told == 0);
}

TEST_CASE("only who may write the database may take its turn") {
  const TempFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
  const auto turn_mode = [&](const char* name, mode_t mode) {
    const auto file = folder / name;
    Database::create(file, {.mode = mode});
    const WriteTurn turn = WriteTurn::take(file, {});
    CHECK(turn.is_held());
    return permissions_of(file.string() + "-turn");
  };
  CHECK(turn_mode("own.db", 0600) == 0600);
  CHECK(turn_mode("readable.db", 0644) == 0600);
  CHECK(turn_mode("shared.db", 0660) == 0620);
  const int status =
      test::as_nobody([&] { return WriteTurn::take(folder / "readable.db", {}).is_held() ? 1 : 0; });
  CHECK((status == 0 || status == test::kNotPermitted));
}

TEST_CASE("where no turn can be had, SQLite's lock serves") {
  const TempFolder folder;
  const auto file = folder / "tix.db";
  Database::create(file);
  std::filesystem::create_directory(file.string() + "-turn");
  auto database = Database::open(file, Access::write);
  Transaction transaction(database);
  CHECK(find_or_add_customer(database, "ani@mail.test") == CustomerId{1});
  transaction.commit();
}

}  // namespace tix::store
