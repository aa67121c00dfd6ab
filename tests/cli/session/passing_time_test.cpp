// An action that waits for an editor or a question is recorded at the time when the waiting ended.
#include "cli/session/session.hpp"
#include "cli/test_env.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using tix::Instant;
using tix::WallSeconds;
using tix::cli::Env;
using tix::cli::TestWorld;

/// A desk whose user takes ten minutes to write or to answer.
struct SlowUser {
  fs::path folder = fs::temp_directory_path() / ("tix-slow-" + std::to_string(::getpid()));
  TestWorld world;
  Instant now = Instant::from_unix(1'786'093'200);  // 2026-08-07T09:00:00Z

  SlowUser() {
    fs::create_directory(folder);
    world.variables = {{"TIX_DB", (folder / "desk.db").string()},
                       {"TIX_ACTOR", "sari"},
                       {"TMPDIR", folder.string()},
                       {"EDITOR", "an-editor"}};
  }
  ~SlowUser() { fs::remove_all(folder); }

  void wait() { now = now + WallSeconds{600}; }

  std::string run(const std::vector<std::string>& words) {
    world.out.clear();
    world.err.clear();
    Env env = world.env();
    env.clock = [this] { return now; };
    env.in = [this, read = env.in](char* into, std::size_t size) {
      const std::size_t count = read(into, size);
      if (count > 0 && into[count - 1] == '\n') wait();
      return count;
    };
    env.run_program = [this](const std::vector<std::string>& command) {
      std::ofstream(command.back()) << "Written slowly.";
      wait();
      return 0;
    };
    INFO(world.err);
    REQUIRE(tix::cli::run(env, tix::cli::commands(), words) == 0);
    return world.out;
  }

  std::string last_time() {
    const std::string log = run({"log", "1", "--format", "csv", "--columns", "at"});
    return log.substr(log.rfind('\n', log.size() - 2) + 1);
  }
};

}  // namespace

TEST_CASE("a reply is recorded at the time its editor was closed") {
  SlowUser user;
  user.run({"init"});
  user.run({"create", "No network"});
  user.run({"reply", "1", "--edit"});
  CHECK(user.last_time() == "2026-08-07T09:10:00Z\n");
}

TEST_CASE("a change of many tickets is recorded at the time it was confirmed") {
  SlowUser user;
  user.run({"init"});
  user.run({"create", "No network"});
  user.world.terminal = true;
  user.world.typed = "y\n";
  user.run({"tag", "--where", "is:open", "seen"});
  user.world.terminal = false;
  CHECK(user.last_time() == "2026-08-07T09:10:00Z\n");
}
