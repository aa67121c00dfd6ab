// Flowed text: what was wrapped comes back unwrapped.
#include "format/plain/flowed_text.hpp"

#include "random_pick.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::format;
using test::chance;
using test::one_of;
using test::pick;
using test::Random;

namespace {

/// Wraps a paragraph as RFC 3676 does, with a blank at the end of each line that goes on.
std::string flowed(Random& random, const std::string& paragraph, std::size_t depth, bool deletes_space) {
  const std::string quote = std::string(depth, '>');
  std::string out;
  std::string line;
  const auto end_line = [&](const std::string& ending) {
    const bool is_stuffed =
        depth > 0 || line.starts_with(' ') || line.starts_with('>') || line.starts_with("From ");
    out += quote + (is_stuffed ? " " : "") + line + ending + '\n';
    line.clear();
  };
  for (const char c : paragraph) {
    line += c;
    const bool may_break =
        deletes_space ? line.back() != ' ' && line != "--" : line.back() == ' ' && line != "-- ";
    if (may_break && chance(random, 20)) end_line(deletes_space ? " " : "");
  }
  end_line("");
  return out;
}

std::string random_paragraph(Random& random) {
  std::string text;
  for (auto left = pick(random, 0, 12); left > 0; --left)
    text.append(text.empty() ? "" : " ")
        .append(one_of<std::string_view>(random, {"mesin", "kopi", ">", "From", "--", "漢字"}));
  return text;
}

}  // namespace

TEST_CASE("flowed text: any wrapping is undone") {
  Random random{9};
  for (int round = 0; round < 3000; ++round) {
    const bool deletes_space = chance(random, 50);
    std::string wrapped;
    std::string expected;
    for (auto left = pick(random, 1, 5); left > 0; --left) {
      const auto depth = static_cast<std::size_t>(pick(random, 0, 2));
      // Without DelSp a paragraph that begins with `>` after a quote of the same depth could not be told.
      std::string paragraph = random_paragraph(random);
      if (paragraph.starts_with('>')) paragraph.insert(0, 1, 'x');
      wrapped += flowed(random, paragraph, depth, deletes_space);
      expected += std::string(depth, '>') + (depth > 0 && !paragraph.empty() ? " " : "") + paragraph + '\n';
    }
    INFO(wrapped);
    REQUIRE(unflowed(wrapped, deletes_space) == expected);
  }
}

TEST_CASE("flowed text: signatures and broken paragraphs") {
  CHECK(unflowed("a \n-- \nAni\n", false) == "a \n-- \nAni\n");
  CHECK(unflowed("a \n> b\n", false) == "a \n> b\n");
  CHECK(unflowed("> a \n> b\n>> c \n>> d", false) == "> a b\n>> c d");
  CHECK(unflowed(" > no quote\n", false) == "> no quote\n");
}
