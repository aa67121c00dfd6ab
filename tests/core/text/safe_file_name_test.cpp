// Safe file names: what holds for any bytes, then names as they are sent.
#include "tix/text/safe_file_name.hpp"

#include "random_pick.hpp"
#include "tix/text/ascii.hpp"

#include <array>
#include <set>

#include <catch2/catch.hpp>

using namespace tix;
using test::one_of;
using test::pick;
using test::Random;

namespace {

constexpr std::array<std::string_view, 30> kNamePieces = {
    "a",   ".",    "..",   "/",       "\\",   "-",      " ",      "\n",
    "\0x", "\x7f", "é",    "漢",      "🙂", "\u202e", "\u200b", "con",
    "NUL", "lpt1", ".pdf", ".tar.gz", "COM3", "\xff",   "\xc3",   "\xed\xa0\x80",
    "~",   "$",    "C:",   "\u2066",  ".exe", "\ufeff"};

std::string random_name(Random& random) {
  std::string name;
  for (auto left = pick(random, 0, one_of(random, {3, 12, 90})); left > 0; --left)
    name += one_of(random, kNamePieces);
  return name;
}

std::string safe(std::string_view name, std::string_view type = "application/pdf") {
  return safe_file_name({name, type}, 4);
}

}  // namespace

TEST_CASE("a safe file name is safe whatever it is made from") {
  Random random{20260810};
  for (int round = 0; round < 20000; ++round) {
    const std::string sent = random_name(random);
    const std::string name = safe(sent);
    INFO("sent '" << sent << "' made '" << name << "'");
    REQUIRE(!name.empty());
    REQUIRE(name.size() <= kLongestFileName);
    REQUIRE(name.find_first_of(std::string_view("/\\\0\n\x7f", 5)) == std::string::npos);
    REQUIRE(std::string_view(".- ").find(name.front()) == std::string_view::npos);
    REQUIRE(std::string_view(". ").find(name.back()) == std::string_view::npos);
    for (const std::string_view mark : {"\u202e", "\u2066", "\u200b", "\ufeff", "\xff", "\xed\xa0"})
      REQUIRE(name.find(mark) == std::string::npos);
    REQUIRE(safe(name) == name);  // a safe name stays as it is
  }
}

TEST_CASE("equal file names get numbers, and no two are equal") {
  Random random{7};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> sent;
    for (auto left = pick(random, 0, 30); left > 0; --left)
      sent.push_back(one_of<std::string>(
          random, {"a.pdf", "A.pdf", "a-2.pdf", "", "a", std::string(300, 'x') + ".pdf"}));
    std::vector<NamedFile> files;
    for (const std::string& name : sent) files.push_back({name, "image/png"});
    const std::vector<std::string> names = safe_file_names(files);
    std::set<std::string> different;
    for (const std::string& name : names) {
      REQUIRE(name.size() <= kLongestFileName);
      different.insert(ascii_lower(name));
    }
    REQUIRE(names.size() == sent.size());
    REQUIRE(different.size() == sent.size());
  }
  CHECK(
      safe_file_names({{"a.pdf", ""}, {"a.pdf", ""}, {"a.pdf", ""}, {"b", ""}, {"b", ""}, {"a-2.pdf", ""}}) ==
      std::vector<std::string>{"a.pdf", "a-2.pdf", "a-3.pdf", "b", "b-2", "a-2-2.pdf"});
  CHECK(safe_file_names({{"", "image/png"}, {"x", ""}, {"", "image/png"}}) ==
        std::vector<std::string>{"part-1.png", "x", "part-3.png"});
}

TEST_CASE("names that other desks were attacked with") {
  CHECK(safe("../../.bashrc") == "bashrc");
  CHECK(safe("a\u202e"
             "fdp.exe") == "afdp.exe");
  CHECK(safe("CON") == "_CON");
  CHECK(safe("con.tar.gz") == "_con.tar.gz");
  CHECK(safe("lpt1 .txt") == "_lpt1 .txt");
  CHECK(safe("common.txt") == "common.txt");
  CHECK(safe("C:\\Users\\ani\\Invoice 1.pdf") == "Invoice 1.pdf");
  CHECK(safe("-rf") == "rf");
  CHECK(safe("a\r\nBcc: x.pdf") == "aBcc: x.pdf");
  CHECK(safe("résumé.pdf") == "résumé.pdf");
}

TEST_CASE("a file without a usable name is named after its media type") {
  CHECK(safe("", "image/png") == "part-4.png");
  CHECK(safe("...", "message/rfc822") == "part-4.eml");
  CHECK(safe("/", "application/x-unheard-of") == "part-4.bin");
}

TEST_CASE("a long name is cut before its extension, between characters") {
  const std::string name = safe(std::string(200, 'a') + ".docx");
  CHECK(name == std::string(115, 'a') + ".docx");
  std::string wide;
  for (int i = 0; i < 80; ++i) wide += "é";
  CHECK(safe("x" + wide + ".pdf") == "x" + wide.substr(0, 114) + ".pdf");
  CHECK(safe(std::string(200, 'a') + '.' + std::string(50, 'b')) == std::string(120, 'a'));
}
