// Widths as terminals draw them; cutting and wrapping that never exceed them.
#include "format/text/terminal_text.hpp"

#include "format/text/random_text.hpp"
#include "format/text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace std::string_literals;
using tix::format::Breaks;
using tix::format::cut_to_width;
using tix::format::display_width;
using tix::format::escape_controls;
using tix::format::wrap;
using tix::test::below;
using tix::test::Random;
using tix::test::random_text;

namespace {

std::string without_spaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

}  // namespace

TEST_CASE("law: a cut fits, keeps whole clusters, and is the text itself where it fits", "[terminal]") {
  Random random(51);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = escape_controls(random_text(random, tix::test::kHostile, 20), Breaks::mark);
    const std::size_t width = below(random, 40);
    const std::string cut = cut_to_width(text, width);
    INFO(text << " to " << width);
    CHECK(display_width(cut) <= width);
    CHECK(tix::format::is_valid_utf8(cut));
    if (display_width(text) <= width) {
      CHECK(cut == text);
    } else if (width > 0) {
      CHECK(cut.ends_with("\u2026"));
      CHECK(display_width(cut) + 3 > width);  // at most one wide cluster was left out
      CHECK(text.starts_with(cut.substr(0, cut.size() - 3)));
    }
  }
}

TEST_CASE("law: wrapped lines fit and lose nothing but spaces", "[terminal]") {
  Random random(52);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = escape_controls(random_text(random, tix::test::kHostile, 60), Breaks::keep);
    const std::size_t width = below(random, 60) + 4;
    std::string joined;
    for (const std::string& line : wrap(text, width)) {
      INFO(width << ": " << line);
      CHECK(display_width(line) <= width);
      joined += line;
    }
    CHECK(without_spaces(joined) == without_spaces(text));
  }
}

TEST_CASE("law: escaped text has nothing to escape, and plain text is left alone", "[terminal]") {
  Random random(53);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random_text(random, tix::test::kHostile, 20);
    for (const Breaks breaks : {Breaks::keep, Breaks::mark, Breaks::space}) {
      const std::string once = escape_controls(text, breaks);
      CHECK(escape_controls(once, breaks) == once);
    }
  }
}

TEST_CASE("widths by grapheme cluster", "[terminal]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("plain") == 5);
  CHECK(display_width("漢字") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("한국어") == 6);
  CHECK(display_width("\u1112\u1161\u11ab") == 2);
  CHECK(display_width("👩‍👩‍👧‍👦") == 2);
  CHECK(display_width("👍🏽") == 2);
  CHECK(display_width("🇮🇩🇫🇷") == 4);
  CHECK(display_width("❤️") == 2);
  CHECK(display_width("1️⃣") == 2);
  CHECK(display_width("\u200b") == 0);
  CHECK(display_width("ｱ") == 1);
  CHECK(display_width("Ａ") == 2);
  CHECK(display_width("\xff") == 1);
}

TEST_CASE("cutting at clusters, with a mark that fits", "[terminal]") {
  CHECK(cut_to_width("printer", 5) == "prin…");
  CHECK(cut_to_width("漢字漢字", 5) == "漢字…");
  CHECK(cut_to_width("漢字漢字", 4) == "漢…");
  CHECK(cut_to_width("a👩‍👩‍👧‍👦b", 2) == "a…");
  CHECK(cut_to_width("printer", 5, "...") == "pr...");
  CHECK(cut_to_width("printer", 2, "...") == "pr");
  CHECK(cut_to_width("printer", 0) == "");
}

TEST_CASE("wrapping at spaces, in long words, and at the text's own breaks", "[terminal]") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("the printer is on fire", 11) == Lines{"the printer", "is on fire"});
  CHECK(wrap("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
  CHECK(wrap("a  b\n\n  c", 80) == Lines{"a  b", "", "  c"});
  CHECK(wrap("漢字漢字", 5) == Lines{"漢字", "漢字"});
  CHECK(wrap("", 5) == Lines{""});
  CHECK(wrap("one two", 0) == Lines{"one two"});
  CHECK(wrap("漢", 1) == Lines{"漢"});
}

TEST_CASE("what becomes of breaks and tabs", "[terminal]") {
  CHECK(escape_controls("a\r\nb\nc\td", Breaks::keep) == "a\nb\nc    d");
  CHECK(escape_controls("a\r\nb\nc\td", Breaks::mark) == "a⏎b⏎c d");
  CHECK(escape_controls("a\r\nb\nc\td", Breaks::space) == "a b c d");
  CHECK(escape_controls("a\rb\0"s, Breaks::keep) == "a\\x0db\\x00");
}
