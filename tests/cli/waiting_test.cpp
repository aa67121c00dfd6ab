// Waiting for another writer is reported on a terminal.
#include "cli/test_env.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/write_turn.hpp"

#include <chrono>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

namespace tix::cli {

TEST_CASE("waiting a second for another writer is reported on a terminal and nowhere else") {
  const test::TempFolder folder;
  const std::string file = (folder / "tix.db").string();
  for (const bool terminal : {false, true}) {
    TestWorld world;
    world.variables["TIX_DB"] = file;
    if (!terminal) REQUIRE(world.run({"init", "-q"}) == 0);
    world.terminal = terminal;
    world.width = 200;
    store::WriteTurn turn = store::WriteTurn::take(file, {});
    const std::jthread releases([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds{1200});
      turn = {};
    });
    CHECK(world.run({"create", "No network"}) == 0);
    const std::string message = "waiting for another program to finish writing " + file + "\n";
    CHECK(world.err.starts_with(message) == terminal);
  }
}

}  // namespace tix::cli
