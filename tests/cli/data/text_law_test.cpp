// Every accepted text is exported, and every export can be imported.
#include "cli/test_env.hpp"
#include "format/text/utf8.hpp"
#include "random_pick.hpp"
#include "store/sqlite/temp_folder.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace {

using tix::cli::TestWorld;
using tix::test::below;
using tix::test::chance;
using tix::test::one_of;
using tix::test::Random;
using namespace std::string_view_literals;

/// Texts that are easily lost, changed or misread.
constexpr std::array kPieces = {"a"sv,
                                "é"sv,
                                "😀"sv,
                                "\xef\xbf\xbe"sv,
                                "\xef\xbb\xbf"sv,
                                "\x01"sv,
                                "\x1b["sv,
                                "\x7f"sv,
                                "\xc2\x85"sv,
                                "\xe2\x80\xa8"sv,
                                "\xe2\x80\xae"sv,
                                " "sv,
                                "\t"sv,
                                "\n"sv,
                                "\r"sv,
                                "\r\n"sv,
                                ","sv,
                                "\""sv,
                                "\\n"sv,
                                "'"sv,
                                "=1"sv,
                                "none"sv,
                                "null"sv,
                                "0"sv,
                                "x."sv,
                                "-"sv,
                                "#"sv,
                                "{"sv};
constexpr std::array kNoText = {"\0"sv, "\xff"sv, "\xed\xa0\x80"sv, "\xc0\x80"sv, "\xf4\x90\x80\x80"sv};

std::string random_text(Random& random) {
  std::string text;
  for (auto pieces = below(random, 5); pieces > 0; --pieces) text += one_of(random, kPieces);
  if (chance(random, 3)) text += std::string(70'000, 'z');
  if (chance(random, 4)) text += one_of(random, kNoText);
  return text;
}

/// Runs a command with random texts. Counts those that were accepted.
struct Door {
  TestWorld& world;
  const std::string& database;
  int accepted = 0;

  void knock(std::vector<std::string> words) {
    words.insert(words.begin(), {"--db", database, "--as", "sari"});
    INFO(fmt::format("{}", fmt::join(words, " | ")));
    const bool all_text = std::ranges::all_of(
        words, [](const std::string& word) { return tix::format::text_problem(word).empty(); });
    const int exit = world.run(words);
    CHECK((exit == 0 || (exit >= 2 && exit <= 4)));
    if (!all_text) CHECK(exit == 2);
    accepted += exit == 0;
  }
};

void live(Door& door, Random& random) {
  const auto text = [&] { return random_text(random); };
  for (int i = 1; i <= 25; ++i) {
    const std::string id = std::to_string(i);
    door.knock({"create", "t" + text(), "-b", "b" + text(), "-r", text()});
    door.knock({"edit", id, "--title", text()});
    door.knock({"edit", id, "--ref", text(), "--channel", text(), "--category", text()});
    door.knock({"edit", id, "--set", "x.site=" + text()});
    door.knock({"edit", id, "--set", "x." + text() + "=1"});
    door.knock({"tag", id, "+" + text()});
    door.knock({"note", id, text(), "--as", text()});
    door.knock({"status", id, "hold", "--reason", text()});
    door.knock({"customer", "set", text(), "--name", text(), "--org", text(), "--plan", text()});
  }
}

std::string exported(TestWorld& world, const std::string& database, const std::string& what,
                     const std::string& format) {
  REQUIRE(world.run({"--db", database, "export", what, "--format", format}) == 0);
  return world.out;
}

void check_import(TestWorld& world, const std::string& copy, const std::string& what,
                  const std::string& format, const std::string& text) {
  INFO(what << ' ' << format << '\n' << text.substr(0, 4000));
  world.typed = text;
  REQUIRE(world.run({"--db", copy, "--as", "sari", "import", what, "-", "--format", format}) == 0);
  CHECK((exported(world, copy, what, format) == text));
}

}  // namespace

TEST_CASE("text law: accepted text is exported, and importing the export gives the same bytes", "[slow]") {
  Random random{31};
  for (int i = 0; i < 6; ++i) {
    const tix::test::TempFolder folder;
    const std::string desk = folder / "desk.db";
    TestWorld world;
    REQUIRE(world.run({"--db", desk, "--as", "sari", "init"}) == 0);
    Door door{world, desk};
    live(door, random);
    CHECK(door.accepted > 20);
    check_import(world, folder / "events.db", "events", "jsonl", exported(world, desk, "events", "jsonl"));
    for (const std::string format : {"csv", "tsv", "jsonl"}) {
      const std::string copy = folder / (format + ".db");
      REQUIRE(world.run({"--db", copy, "--as", "sari", "init"}) == 0);
      check_import(world, copy, "tickets", format, exported(world, desk, "tickets", format));
    }
  }
}
