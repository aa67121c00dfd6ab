// The scanner the rules look through.
#include "house/cpp_text.hpp"

#include <catch2/catch.hpp>

TEST_CASE("comments and literals are blanked, lines stay") {
  const std::string text =
      "int a = 1'000; // say \"x\"\n"
      "/* f()\n"
      " g() */ call(\"f(\\\"1\\\")\", '\"', 'c');\n"
      "auto r = R\"(line\n"
      "\"q\" //)\";\n";
  const auto parts = house::taken_apart(text);
  const auto blank = [](std::size_t count) { return std::string(count, ' '); };
  CHECK(parts.code == "int a = 1'000; " + blank(10) + "\n" + blank(6) + "\n" + blank(8) + "call(\"" +
                          blank(8) + "\", ' ', ' ');\nauto r = " + blank(7) + "\n" + blank(8) + ";\n");
  CHECK(parts.code.size() == text.size());
  REQUIRE(parts.literals.size() == 2);
  CHECK(parts.literals[0].text == "f(\\\"1\\\")");
  CHECK(parts.literals[0].line == 3);
  CHECK(parts.literals[1].text == "line\n\"q\" //");
  CHECK(parts.literals[1].line == 4);
}

TEST_CASE("included names are code") {
  const auto parts = house::taken_apart("#include \"core/a.hpp\"\n");
  CHECK(parts.code == "#include \"core/a.hpp\"\n");
  CHECK(parts.literals.empty());
}
