// Output read without locks is shown only if the database was not written meanwhile.
#include "cli/session/session.hpp"
#include "cli/test_env.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>

namespace tix::cli {
namespace {

struct ReadOptions {
  bool write_meanwhile = false;
  bool fail = false;
};

Exit read_twice(Session& session, const ReadOptions& options) {
  const std::string file = session.database().file();
  session.write("before ");
  if (options.write_meanwhile) std::ofstream(file + "-wal") << "a log";
  if (options.fail) throw Error(ErrorKind::storage, "the database is damaged");
  session.write("after");
  return Exit::done;
}

void add_read(Syntax& syntax) {
  auto& o = syntax.runs(read_twice);
  syntax.flag("--write-meanwhile", o.write_meanwhile, "Let somebody write");
  syntax.flag("--fail", o.fail, "Fail between the two");
}

constexpr std::array kReading = {
    Command{
        .name = "read", .needs = Needs::read, .summary = "read in two parts", .add = add_read, .parts = {}},
    Command{.name = "page",
            .needs = Needs::read,
            .summary = "page two parts",
            .add = add_read,
            .parts = {},
            .paged = true}};

/// A desk where SQLite cannot create its files, and an environment that uses it.
struct UnlockedWorld {
  test::TempFolder folder;
  TestWorld world;

  UnlockedWorld() {
    const std::string file = (folder / "tix.db").string();
    world.variables["TIX_DB"] = file;
    store::Database::create(file);
    std::filesystem::remove(file + "-wal");
    std::filesystem::remove(file + "-shm");
    std::filesystem::create_symlink("nowhere", file + "-shm");  // SQLite follows no links
  }
  int run(const std::vector<std::string>& words) { return cli::run(world.env(), kReading, words); }
};

}  // namespace

TEST_CASE("output read without locks is shown if the database was not written meanwhile") {
  UnlockedWorld desk;
  CHECK(desk.run({"read"}) == 0);
  CHECK(desk.world.out == "before after");
  desk.world.terminal = true;
  CHECK(desk.run({"page"}) == 0);
  CHECK(desk.world.paged == "less -FRX:before after");
}

TEST_CASE("output read without locks is not shown if the database was written meanwhile") {
  for (const bool terminal : {false, true}) {
    for (const char* command : {"read", "page"}) {
      for (const bool fails : {false, true}) {
        INFO(command << (terminal ? " on a terminal" : "") << (fails ? ", failing" : ""));
        UnlockedWorld desk;
        desk.world.terminal = terminal;
        desk.world.width = 200;
        std::vector<std::string> words = {command, "--write-meanwhile"};
        if (fails) words.emplace_back("--fail");
        CHECK(desk.run(words) == 6);
        CHECK(desk.world.out + desk.world.paged == "");
        CHECK(desk.world.err.ends_with(" while it was read without a lock\nhint: run the command again\n"));
      }
    }
  }
}

TEST_CASE("a command that fails shows the output it had written without locks") {
  UnlockedWorld desk;
  CHECK(desk.run({"read", "--fail"}) == 6);
  CHECK(desk.world.out == "before ");
  CHECK(desk.world.err == "tix: the database is damaged\n");
}

}  // namespace tix::cli
