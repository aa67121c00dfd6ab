// kill -9 at any moment leaves the old or the new state, and nobody is in the way of the next.
#include "desk/random_work.hpp"
#include "tix/fold.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace tix;
using namespace tix::test;

namespace {

/// A database that nobody has open: a connection must not be carried across a fork.
class ClosedDesk {
 public:
  ClosedDesk() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tix-kill-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    desk::init_database(file(), author(), {{}, kBusyDesk, "desk.toml"});
  }
  ~ClosedDesk() { std::filesystem::remove_all(folder_); }
  ClosedDesk(const ClosedDesk&) = delete;

  std::filesystem::path file() const { return folder_ / "desk.db"; }
  store::Database open() const { return store::Database::open(file(), store::Access::write); }
  static desk::Author author() { return {"sari", "sari", "test", kNow}; }

 private:
  std::filesystem::path folder_;
};

/// Runs `work` in a process of its own and kills that after `microseconds`, unless it has ended.
template <class Run>
void run_and_kill(int microseconds, const Run& work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      work();
    } catch (...) {
      _exit(3);
    }
    _exit(0);
  }
  std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
}

/// Every stored row is what the events say; gives the number of tickets.
std::int64_t count_whole_tickets(store::Database& database) {
  const BindingTable bindings = store::load_bindings(database, desk::read_calendar);
  const std::int64_t count = store::count_tickets(database);
  for (std::int64_t number = 1; number <= count; ++number) {
    const TicketId id{number};
    const auto events = store::events_of(database, id);
    REQUIRE_FALSE(events.empty());
    const auto stored = store::read_projection(database, id);
    REQUIRE(stored);
    CHECK(stored->clocks == fold(id, events, bindings).clocks);
    for (const Event& event : events)
      if (event.kind == EventKind::message) CHECK(store::get_body(database, id, event.seq));
  }
  return count;
}

}  // namespace

TEST_CASE("kill -9 while acting leaves whole tickets, and the next act works") {
  Random random{99};
  const ClosedDesk desk;
  std::int64_t before = 0;
  for (int round = 0; round < 25; ++round) {
    run_and_kill(static_cast<int>(pick(random, 2000, 60000)), [&] {
      auto own = desk.open();
      Random acts{static_cast<unsigned>(round)};
      for (int i = 0; i < 200; ++i) random_act(own, acts, kNow + WallSeconds{round * 3600 + i});
    });
    auto database = desk.open();
    const std::int64_t after = count_whole_tickets(database);
    CHECK(after >= before);
    before = after;
    Random act{1000u + static_cast<unsigned>(round)};
    CHECK_NOTHROW(random_act(database, act, kNow + WallSeconds{round * 3600 + 300}));
  }
  CHECK(before > 10);  // it did act, also on a busy machine
}

TEST_CASE("kill -9 while importing leaves nothing or all of it") {
  std::string file = "ref,title,created_at,resolved_at\n";
  constexpr std::int64_t kRows = 3000;
  for (std::int64_t i = 0; i < kRows; ++i)
    file += fmt::format("R{},row {},2026-08-0{}T10:00:00Z,\n", i, i, i % 6 + 1);
  Random random{7};
  for (int round = 0; round < 8; ++round) {
    const ClosedDesk desk;
    run_and_kill(static_cast<int>(pick(random, 5000, 400000)), [&] {
      auto own = desk.open();
      const auto source = source_of(file, "t.csv");
      desk::import_tickets(own, desk.author(), *source, desk::Mapping(), {"t.csv", false, {}, {}});
    });
    auto database = desk.open();
    const std::int64_t count = count_whole_tickets(database);
    CHECK((count == 0 || count == kRows));
  }
}
