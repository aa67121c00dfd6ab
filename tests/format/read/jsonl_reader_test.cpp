// JSON Lines: what each JSON value becomes, and what each bad line is told.
#include "format/read/jsonl_reader.hpp"

#include "format/read/reading.hpp"

#include <catch2/catch.hpp>

using tix::format::JsonlReader;
using tix::test::all_rows;
using tix::test::bytes_of;
using tix::test::good_values;
using tix::test::Values;

namespace {

std::string problem_of(const std::string& line) {
  JsonlReader reader(bytes_of("{\"a\":\"before\"}\n" + line + "\n{\"a\":\"after\"}\n"));
  const auto rows = all_rows(reader);
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].problem == "");
  CHECK(rows[2].values.at(0) == "after");
  CHECK(rows[1].line == 2);
  return rows[1].problem;
}

std::string text_of(const std::string& value) {
  JsonlReader reader(bytes_of("{\"a\":" + value + "}"));
  const auto rows = all_rows(reader);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].problem == "");
  return rows[0].values.at(0);
}

}  // namespace

TEST_CASE("each JSON value as text", "[jsonl]") {
  CHECK(text_of("\"x \\u00e9 \\ud83d\\ude42\\n\"") == "x é 🙂\n");
  CHECK(text_of("12") == "12");
  CHECK(text_of("-3") == "-3");
  CHECK(text_of("1.50") == "1.50");
  CHECK(text_of("18446744073709551616") == "18446744073709551616");
  CHECK(text_of("true") == "true");
  CHECK(text_of("null") == "");
  CHECK(text_of("[\"vpn\", \"vip\"]") == "vpn,vip");
  CHECK(text_of("[]") == "");
  CHECK(text_of("[1, \"a\", null]") == "[1,\"a\",null]");
  CHECK(text_of("[[\"a\"], [\"b\"]]") == "[[\"a\"],[\"b\"]]");
  CHECK(text_of("{\"x\": [\"a\", \"b\\n\"], \"y\": {}, \"z\": 1.10}") ==
        "{\"x\":[\"a\",\"b\\n\"],\"y\":{},\"z\":1.10}");
}

TEST_CASE("columns grow as rows name them, and missing names are empty", "[jsonl]") {
  JsonlReader reader(bytes_of("{\"ref\":\"1\",\"title\":\"x\"}\r\n\n{\"tags\":[\"a\"],\"ref\":\"2\"}\n{}\n"));
  CHECK(reader.columns().empty());
  const auto rows = all_rows(reader);
  CHECK(reader.columns() == std::vector<std::string>{"ref", "title", "tags"});
  CHECK(good_values(rows) == Values{{"1", "x"}, {"2", "", "a"}, {"", "", ""}});
  CHECK(rows.at(1).line == 3);
}

TEST_CASE("a bad line is told and does not stop the rest", "[jsonl]") {
  const std::string no_object = "not an object: each line must be {\"column\": value, ...}";
  CHECK(problem_of("[1]") == no_object);
  CHECK(problem_of("12") == no_object);
  CHECK(problem_of("\"x\"") == no_object);
  CHECK(problem_of("{\"a\":1") == "not valid JSON at column 7");
  CHECK(problem_of("{\"a\":1} {}") == "not valid JSON at column 9");
  CHECK(problem_of("{'a':1}") == "not valid JSON at column 2");
  CHECK(problem_of("{\"a\":1,\"a\":2}") == "a occurs twice");
  CHECK(problem_of("{\"\":1}") == "a value without a name");
  CHECK(problem_of("{\"a\":\"x\\u0000y\"}") == "a NUL byte in a");
  CHECK(problem_of("{\"a\":\"caf\xe9\"}") == "bytes that are not UTF-8");
  CHECK(problem_of("{\"a\":" + std::string(200, '[') + std::string(200, ']') + "}") ==
        "nested more than 100 levels deep");
}

TEST_CASE("lines come in pieces of any size", "[jsonl]") {
  const std::string text = "{\"a\":\"x\",\"b\":[\"p\",\"q\"]}\n\n{\"a\":\"é漢\"}\n{\"b\":1}";
  for (const std::size_t piece : {1U, 2U, 5U, 64U}) {
    JsonlReader reader(bytes_of(text, piece));
    CHECK(good_values(all_rows(reader)) == Values{{"x", "p,q"}, {"é漢", ""}, {"", "1"}});
    CHECK(reader.bytes_read() == text.size());
  }
}

TEST_CASE("a line without an end stops at the limit", "[jsonl]") {
  JsonlReader reader(
      bytes_of("{\"a\":\"" + std::string(JsonlReader::kLongestLine + 10, 'x') + "\"}\n{\"a\":\"y\"}\n"));
  const auto rows = all_rows(reader);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].problem == "longer than 16 MiB; nothing after it was read");
}
