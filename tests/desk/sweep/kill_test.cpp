// kill -9 at any moment leaves the old or the new state, and does not block the next process.
#include "desk/work/closed_desk.hpp"
#include "tix/sla/fold.hpp"

#include <algorithm>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// Checks that every stored row agrees with the events. Returns the number of tickets.
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

constexpr std::int64_t kRows = 3000;

std::string many_tickets() {
  std::string file = "ref,title,created_at,resolved_at\n";
  for (std::int64_t i = 0; i < kRows; ++i)
    file += fmt::format("R{},row {},2026-08-0{}T10:00:00Z,\n", i, i, i % 6 + 1);
  return file;
}

/// Returns the number of files next to the database.
std::ptrdiff_t count_others(const std::filesystem::path& file) {
  const std::filesystem::directory_iterator files(file.parent_path());
  return std::count_if(begin(files), end(files), [&](const auto& entry) { return entry.path() != file; });
}

}  // namespace

TEST_CASE("kill -9 while acting leaves whole tickets, and the next act works", "[slow]") {
  Random random{99};
  const ClosedDesk desk;
  std::int64_t before = 0, by_children = 0;
  for (int round = 0; round < 25; ++round) {
    run_and_kill(static_cast<int>(pick(random, 2000, 60000)), [&] {
      auto own = desk.open();
      Random acts{static_cast<unsigned>(round)};
      for (int i = 0; i < 200; ++i) random_act(own, acts, kNow + WallSeconds{round * 3600 + i});
    });
    auto database = desk.open();
    const std::int64_t after = count_whole_tickets(database);
    CHECK(after >= before);
    by_children += after - before;
    Random act{1000u + static_cast<unsigned>(round)};
    CHECK_NOTHROW(random_act(database, act, kNow + WallSeconds{round * 3600 + 300}));
    before = store::count_tickets(database);
  }
  CHECK(before > 5);
  CHECK(by_children > 0);  // not only what came after each kill
}

TEST_CASE("kill -9 while importing leaves nothing or all of it", "[slow]") {
  const std::string file = many_tickets();
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

TEST_CASE("kill -9 while importing into a new database leaves nothing at its name, or all of it", "[slow]") {
  const std::string file = many_tickets();
  const auto import = [&](const ClosedDesk& folder) {
    desk::NewDatabase made(folder.file(), folder.author(), {{}, kBusyDesk, "desk.toml"});
    const auto source = source_of(file, "t.csv");
    desk::import_tickets(made.database(), folder.author(), *source, desk::Mapping(),
                         {"t.csv", false, {}, {}});
    made.publish();
  };
  std::int64_t longest = 0;  // microseconds
  Random random{8};
  for (int round = 0; round < 12; ++round) {
    const ClosedDesk folder;
    std::filesystem::remove(folder.file());
    if (round == 0) {
      const auto begun = std::chrono::steady_clock::now();
      import(folder);
      const auto taken = std::chrono::steady_clock::now() - begun;
      longest = std::chrono::duration_cast<std::chrono::microseconds>(taken).count();
    } else {
      run_and_kill(static_cast<int>(pick(random, 1000, longest)), [&] { import(folder); });
    }
    CHECK((round > 0 || std::filesystem::exists(folder.file())));
    if (!std::filesystem::exists(folder.file())) continue;
    auto database = folder.open();
    CHECK(count_whole_tickets(database) == kRows);
  }
}

TEST_CASE("a new database that is not published leaves nothing behind") {
  const ClosedDesk desk;
  const std::filesystem::path file = desk.file().parent_path() / "a" / "b" / "new.db";
  { desk::NewDatabase made(file, desk.author(), {{}, kBusyDesk, "desk.toml", true}); }
  CHECK_FALSE(std::filesystem::exists(file.parent_path().parent_path()));
  CHECK_THROWS_WITH(desk::NewDatabase(file, desk.author(), {{}, kBusyDesk, "desk.toml"}),
                    Catch::Contains("no folder"));
  CHECK_THROWS_AS(desk::NewDatabase(file, desk.author(), {{}, "[desk", "desk.toml", true}), Error);
  CHECK_FALSE(std::filesystem::exists(file.parent_path().parent_path()));

  {
    desk::NewDatabase late(desk.file(), desk.author(), {{}, kBusyDesk, "desk.toml"});
    CHECK_THROWS_WITH(late.publish(), Catch::Contains("already exists"));
  }
  CHECK(count_others(desk.file()) == 0);
}
