// The columns that people see without asking fit a terminal of 80 cells, on the example desk.
#include "cli/test_env.hpp"
#include "places.hpp"
#include "store/sqlite/temp_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

/// The desk of the ferry company, with the tickets of its first weeks.
struct ExampleDesk {
  tix::test::TempFolder folder;
  tix::cli::TestWorld world;

  ExampleDesk() {
    const std::filesystem::path examples = std::filesystem::path(tix::testing::kSourceFolder) / "examples";
    world.variables["TIX_DB"] = (folder / "desk.db").string();
    world.variables["TIX_ACTOR"] = "ines";
    world.variables["COLUMNS"] = "80";
    REQUIRE(world.run({"init", "--desk", (examples / "desk.toml").string()}) == 0);
    world.run({"import", "tickets", (examples / "tickets.csv").string()});
  }

  std::string report(const std::vector<std::string>& words) {
    std::vector<std::string> all = {"report"};
    all.insert(all.end(), words.begin(), words.end());
    all.insert(all.end(), {"--as-of", "2026-08-07T14:00:00+01:00"});
    REQUIRE(world.run(all) == 0);
    return world.out;
  }
};

std::ptrdiff_t cells_in(const std::string& line) {
  return std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
}

/// Returns the lines of the first table, up to its first blank line, and of what follows.
std::vector<std::string> blocks_of(const std::string& text) {
  std::vector<std::string> blocks(1);
  std::size_t at = 0;
  for (std::size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
    const std::string line = text.substr(at, end - at);
    CHECK(cells_in(line) <= 80);
    if (line.empty())
      blocks.emplace_back();
    else
      blocks.back() += line + '\n';
  }
  return blocks;
}

/// Returns the first word of a block: the first column of a table.
std::string first_word(const std::string& block) {
  return block.substr(0, block.find_first_of(" \n"));
}

}  // namespace

TEST_CASE("the main columns of the reports fit one table of 80 cells") {
  ExampleDesk desk;
  for (const std::string report : {"backlog", "ageing", "agents", "flow", "sla", "delays", "escalations"})
    for (const std::vector<std::string>& by : {std::vector<std::string>{}, {"--by", "team"}}) {
      std::vector<std::string> words = {report};
      words.insert(words.end(), by.begin(), by.end());
      const std::vector<std::string> blocks = blocks_of(desk.report(words));
      INFO(report << ": " << desk.world.out);
      // A table that is too wide goes on in a second one, which begins with the same column.
      CHECK(std::ranges::count(blocks, first_word(blocks.front()), first_word) == 1);
    }
}
