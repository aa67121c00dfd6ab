// Laws of reading, matching and aligning, on random lines.
#include "documents/compare.hpp"

#include <random>

#include <catch2/catch.hpp>

namespace {
using documents::Edit;
using Lines = std::vector<std::string>;

/// Lines that are hard to write in a document: commands, codes, suffixes, control bytes, broken UTF-8.
std::string random_line(std::mt19937& random) {
  static const Lines kPieces = {
      "$ ",           "> ",  ">",  "[1]", "[12]", " (re)", " (esc)", " (no-eol)", "\\",
      "\\x41",        "\\t", "\t", "\r",  "\x1b", "\x7f",  "\xff",   "\xc3\xa9",  "\xe4\xbd",
      "\xe4\xbd\xa0", "```", "a",  "b",   " ",    "  ",    "(",      "```console"};
  std::string line;
  for (auto pieces = random() % 5; pieces > 0; --pieces) line += kPieces[random() % kPieces.size()];
  return line;
}

std::string joined(const Lines& lines, std::string_view before) {
  std::string text;
  for (const std::string& line : lines) text.append(before).append(line).append("\n");
  return text;
}

/// The longest common subsequence by its definition, exponential and short.
std::size_t common(const Lines& a, const Lines& b, std::size_t i = 0, std::size_t j = 0) {
  if (i == a.size() || j == b.size()) return 0;
  if (a[i] == b[j]) return 1 + common(a, b, i + 1, j + 1);
  return std::max(common(a, b, i + 1, j), common(a, b, i, j + 1));
}

}  // namespace

TEST_CASE("any output survives being written into a document and read back") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    Lines raw;
    for (auto count = random() % 4; count > 0; --count) raw.push_back(random_line(random));
    std::string output = joined(raw, "");
    if (!output.empty() && random() % 4 == 0) output.pop_back();
    const documents::Outcome outcome{documents::printable_lines(output), static_cast<int>(random() % 3)};
    const std::string path = random() % 2 == 0 ? "a.test" : "a.md";
    const std::string before = path == "a.md" ? "```console\n$ x\n```\nProse.\n" : "  $ x\nProse.\n";

    const std::string text = documents::accepted(documents::parse(path, before), {outcome});
    const auto read = documents::parse(path, text);
    INFO(text);
    REQUIRE(read.steps.size() == 1);
    REQUIRE(documents::agrees(read.steps[0], outcome));
    REQUIRE(read.steps[0].expected == outcome.lines);
    REQUIRE(documents::accepted(read, {outcome}) == text);
  }
}

TEST_CASE("different outputs are written differently") {
  std::mt19937 random(8);
  for (int round = 0; round < 20000; ++round) {
    const std::string a = random_line(random);
    const std::string b = random_line(random);
    REQUIRE((documents::printable(a) == documents::printable(b)) == (a == b));
    REQUIRE(documents::matches(documents::printable(a), documents::printable(b)) == (a == b));
  }
}

TEST_CASE("an alignment contains both sides and keeps as many lines as possible") {
  std::mt19937 random(9);
  for (int round = 0; round < 2000; ++round) {
    const auto letters = [&] {
      Lines lines;
      for (auto count = random() % 7; count > 0; --count) lines.emplace_back(1, "abc"[random() % 3]);
      return lines;
    };
    const Lines expected = letters();
    const Lines actual = letters();
    Lines left;
    Lines right;
    std::size_t kept = 0;
    for (const Edit& edit : documents::align(expected, actual)) {
      if (edit.kind != Edit::Kind::added) left.push_back(edit.line);
      if (edit.kind != Edit::Kind::missing) right.push_back(edit.line);
      kept += edit.kind == Edit::Kind::keep ? 1 : 0;
    }
    REQUIRE(left == expected);
    REQUIRE(right == actual);
    REQUIRE(kept == common(expected, actual));
  }
}

TEST_CASE("patterns cover the whole line") {
  CHECK(documents::matches("a+ (re)", "aaa"));
  CHECK_FALSE(documents::matches("a+ (re)", "aaab"));
  CHECK(documents::matches("\\$ x (re)", documents::printable("$ x")));
  CHECK(documents::matches("\\x61\\x62 (esc)", "ab"));
  CHECK_FALSE(documents::matches("\\x61 (esc)", "ab"));
}

TEST_CASE("commands know their lines") {
  const auto document = documents::parse("x.test", "P\n  $ a\n  > b\n  out\n  [2]\nP\n  $ c\n");
  REQUIRE(document.steps.size() == 2);
  CHECK(document.steps[0].command == "a\nb");
  CHECK(document.steps[0].expected == Lines{"out"});
  CHECK(document.steps[0].exit_code == 2);
  CHECK(document.steps[0].command_line == 1);
  CHECK(document.steps[0].output_begin == 3);
  CHECK(document.steps[0].output_end == 5);
  CHECK(document.steps[1].exit_code == 0);
}
