// Enumerators find their rows, and rows their enumerators.
#include "tix/text/enum_table.hpp"

#include <catch2/catch.hpp>

namespace {

enum class Shell : std::uint8_t { bash, zsh, fish };
struct ShellRow {
  Shell shell;
  std::string_view name;
};
constexpr auto kShells =
    tix::enum_table(&ShellRow::shell, {{Shell::bash, "bash"}, {Shell::zsh, "zsh"}, {Shell::fish, "fish"}});
constexpr auto kShellNames = tix::enum_names<Shell>({"bash", "zsh", "fish"});

static_assert(kShells[Shell::zsh].name == "zsh");
static_assert(kShellNames[Shell::fish] == "fish");
static_assert(tix::is_enumerator<Shell::fish>());
static_assert(!tix::is_enumerator<static_cast<Shell>(3)>());

}  // namespace

TEST_CASE("enum table: every enumerator has its row, and every row its enumerator") {
  REQUIRE(kShells.size() == 3);
  std::size_t count = 0;
  for (const ShellRow& row : kShells) {
    CHECK(kShells.value_of(row) == row.shell);
    CHECK(&kShells[row.shell] == &row);
    CHECK(tix::find_name(kShellNames, row.name) == row.shell);
    CHECK(kShells.at(static_cast<int>(count)) == row.shell);
    ++count;
  }
  CHECK(count == 3);
}

TEST_CASE("enum table: what is not there is not found") {
  CHECK(kShells.at(3) == std::nullopt);
  CHECK(kShells.at(-1) == std::nullopt);
  CHECK(tix::find_name(kShellNames, "sh") == std::nullopt);
  CHECK(tix::find_name(kShellNames, "BASH") == std::nullopt);
}
