// Reading a randomly changed desk file never crashes, and either succeeds or names the place of the mistake.
#include "desk/file/desk_file.hpp"
#include "places.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

namespace {

std::string example_desk() {
  std::ifstream file(std::filesystem::path(tix::testing::kSourceFolder) / "examples" / "desk.toml",
                     std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Makes one random change: bytes removed, doubled, moved or altered, or a line removed.
void mutate(std::string& text, std::mt19937& random) {
  if (text.empty()) return;
  const auto any = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  const std::size_t at = any(text.size());
  const std::size_t length = 1 + any(any(8) == 0 ? 200 : 6);
  constexpr std::string_view kNotifying = "[]{}\"'=.,#:\n\\%+-09atx \x80\xff\x01";
  switch (any(6)) {
    case 0: text.erase(at, length); break;
    case 1: text.insert(at, text.substr(at, length)); break;
    case 2: text.insert(any(text.size()), text.substr(at, length)); break;
    case 3: text[at] = static_cast<char>(any(256)); break;
    case 4: text[at] = kNotifying[any(kNotifying.size())]; break;
    default: {
      const std::size_t begin = text.rfind('\n', at) == text.npos ? 0 : text.rfind('\n', at) + 1;
      text.erase(begin, std::min(text.find('\n', begin), text.size()) - begin);
    }
  }
}

/// Reads the text and checks the guarantees of both readers.
void check_reading(const std::string& text) {
  const auto read = tix::desk::check_desk_file(text, "d.toml");
  const auto lines = 1 + std::ranges::count(text, '\n');
  for (const auto& mistake : read.mistakes) {
    CHECK(mistake.place.line >= 1);
    CHECK(mistake.place.line <= lines);
    CHECK(mistake.place.column >= 1);
    CHECK_FALSE(mistake.message.empty());
  }
  CHECK(std::ranges::is_sorted(read.mistakes,
                               [](const auto& a, const auto& b) { return a.place.line < b.place.line; }));
  if (read.mistakes.empty()) {
    CHECK_NOTHROW(tix::desk::read_desk_file(text, "d.toml"));
    return;
  }
  try {
    tix::desk::read_desk_file(text, "d.toml");
    FAIL("no error");
  } catch (const tix::Error& error) {
    CHECK(error.kind() == tix::ErrorKind::desk);
    CHECK(std::string(error.what()) == read.mistakes.front().text());
  }
}

}  // namespace

TEST_CASE("a mutated desk file is read or refused with a place", "[desk_file][slow]") {
  const std::string whole = example_desk();
  REQUIRE(tix::desk::check_desk_file(whole, "d").mistakes.empty());
  std::mt19937 random(20260807);
  for (int round = 0; round < 1500; ++round) {
    std::string text = whole;
    for (int times = 1 + round % 4; times > 0; --times) mutate(text, random);
    INFO("round " << round);
    check_reading(text);
  }
}

TEST_CASE("a desk file cut anywhere is read or refused with a place", "[desk_file][slow]") {
  const std::string whole = example_desk();
  for (std::size_t length = 0; length < whole.size(); length += 13) check_reading(whole.substr(0, length));
}

TEST_CASE("keys nested without end are refused, not followed", "[desk_file]") {
  std::string deep = "[a";
  for (int i = 0; i < 200'000; ++i) deep += ".a";
  const auto read = tix::desk::check_desk_file(deep + "]\n", "d.toml");
  REQUIRE(read.mistakes.size() == 1);
  CHECK(read.mistakes.front().text() == "d.toml:1:1: more than 300 dots in one line");
}
