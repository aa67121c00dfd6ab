// Several processes at once: writers wait for each other and never fail, and the view of a reader does not
// change.
#include "store/people/customer_addresses.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"

#include <thread>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::store {
namespace {

/// Reads a number, adds one, writes it back: loses updates unless the lock is held from the read on.
void count_up(const std::filesystem::path& file, int times) {
  auto database = Database::open(file, Access::write);
  for (int n = 0; n < times; ++n) {
    Transaction transaction{database};
    auto row = get_customer(database, CustomerId{1}).value();
    row.name = std::to_string(std::stoi(row.name) + 1);
    set_customer(database, row);
    transaction.commit();
  }
}

int counted(Database& database) {
  return std::stoi(get_customer(database, CustomerId{1}).value().name);
}

void make_counter(const std::filesystem::path& file) {
  auto database = Database::create(file);
  const CustomerId id = find_or_add_customer(database, "counter@desk.test");
  set_customer(database, {{id, "counter@desk.test", "", ""}, "0"});
}

}  // namespace

TEST_CASE("parallel writers in processes lose nothing and never fail") {
  const test::TempFolder folder;
  make_counter(folder / "tix.db");
  constexpr int kProcesses = 4;
  constexpr int kTimes = 15;
  std::vector<pid_t> children;
  for (int n = 0; n < kProcesses; ++n) {
    const pid_t child = fork();
    if (child == 0) {
      try {
        count_up(folder / "tix.db", kTimes);
      } catch (...) {
        _exit(1);
      }
      _exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  auto database = Database::open(folder / "tix.db", Access::read);
  CHECK(counted(database) == kProcesses * kTimes);
}

TEST_CASE("parallel writers in threads, each with a connection, lose nothing") {
  const test::TempFolder folder;
  make_counter(folder / "tix.db");
  {
    std::jthread one{[&] { count_up(folder / "tix.db", 20); }};
    std::jthread two{[&] { count_up(folder / "tix.db", 20); }};
  }
  auto database = Database::open(folder / "tix.db", Access::read);
  CHECK(counted(database) == 40);
}

TEST_CASE("a snapshot stands still while a writer commits; without one each read is fresh") {
  const test::TempFolder folder;
  make_counter(folder / "tix.db");
  auto reader = Database::open(folder / "tix.db", Access::read);
  {
    const ReadSnapshot snapshot{reader};
    count_up(folder / "tix.db", 3);  // before the snapshot's first query
    CHECK(counted(reader) == 0);
    count_up(folder / "tix.db", 2);
    CHECK(counted(reader) == 0);
  }
  CHECK(counted(reader) == 5);
  count_up(folder / "tix.db", 1);
  CHECK(counted(reader) == 6);
}

TEST_CASE("what is not committed leaves no trace") {
  const test::TempFolder folder;
  make_counter(folder / "tix.db");
  auto database = Database::open(folder / "tix.db", Access::write);
  {
    const Transaction transaction{database};
    find_or_add_customer(database, "gone@desk.test");
  }
  CHECK_FALSE(find_customer(database, "gone@desk.test"));
  Transaction again{database};
  find_or_add_customer(database, "stays@desk.test");
  again.commit();
  CHECK(find_customer(database, "stays@desk.test"));
}

}  // namespace tix::store
