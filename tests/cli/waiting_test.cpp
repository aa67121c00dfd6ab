// Who waits for another writer hears of it, on a terminal.
#include "cli/test_env.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/write_turn.hpp"

#include <chrono>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

namespace tix::cli {

TEST_CASE("a second of waiting for another writer is told on a terminal and nowhere else") {
  const test::TempFolder folder;
  const std::string file = (folder / "tix.db").string();
  for (const bool terminal : {false, true}) {
    TestWorld world;
    world.variables["TIX_DB"] = file;
    if (!terminal) REQUIRE(world.run({"init", "-q"}) == 0);
    world.terminal = terminal;
    store::WriteTurn turn = store::WriteTurn::take(file, {});
    const std::jthread releases([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds{1200});
      turn = {};
    });
    CHECK(world.run({"create", "No network"}) == 0);
    const bool told = world.err.starts_with("waiting for another program to write " + file + "\n");
    CHECK(told == terminal);
  }
}

}  // namespace tix::cli
