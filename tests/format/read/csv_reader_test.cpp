// CSV as it is found in the wild: line ends, encodings, quotes, ragged rows, broken bytes.
#include "format/read/csv_reader.hpp"

#include "format/read/reading.hpp"
#include "format/text/random_text.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

using namespace std::string_literals;
using tix::format::CsvReader;
using tix::format::kCsv;
using tix::format::kQuotedTsv;
using tix::format::kTsv;
using tix::test::below;
using tix::test::chance;
using tix::test::good_values;
using tix::test::only_problem;
using tix::test::Random;
using tix::test::random_text;
using tix::test::read_csv;
using tix::test::Values;

namespace {

std::string header_error(const std::string& text) {
  try {
    CsvReader reader(tix::test::bytes_of(text), "t.csv");
  } catch (const tix::Error& error) {
    CHECK(error.kind() == tix::ErrorKind::usage);
    return error.what();
  }
  return "accepted";
}

std::string utf16(const std::u16string& text, bool little) {
  std::string out;
  for (const char16_t unit : u"\ufeff" + text) {
    const char low = static_cast<char>(unit & 0xff);
    const char high = static_cast<char>(unit >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

}  // namespace

TEST_CASE("law: the size of the pieces a CSV file comes in changes nothing", "[csv]") {
  Random random(1);
  for (int i = 0; i < 1500; ++i) {
    const std::string body =
        random_text(random, tix::test::kAwkward, 40) + (chance(random, 10) ? "\xff" : "");
    const std::string text = "a,b\n" + body;
    INFO(text);
    const auto whole = read_csv(text);
    for (const std::size_t piece : {std::size_t{1}, below(random, std::size_t{7}) + 2}) {
      const auto pieces = read_csv(text, kCsv, piece);
      REQUIRE(pieces.size() == whole.size());
      for (std::size_t r = 0; r < whole.size(); ++r) {
        CHECK(pieces[r].line == whole[r].line);
        CHECK(pieces[r].values == whole[r].values);
        CHECK(pieces[r].problem == whole[r].problem);
      }
    }
  }
}

TEST_CASE("law: a good row has as many values as the header has names, and lines grow", "[csv]") {
  Random random(2);
  for (int i = 0; i < 1500; ++i) {
    std::int64_t line = 1;
    for (const tix::SourceRow& row : read_csv("a,b,c\n" + random_text(random, tix::test::kAwkward, 60))) {
      CHECK(row.line > line);
      line = row.line;
      CHECK(row.values.size() >= 3);
      if (row.problem.empty()) CHECK(row.values.size() == 3);
    }
  }
}

TEST_CASE("rows end with LF, CRLF or CR, and the last line end may be missing", "[csv]") {
  const Values expected = {{"1", "2"}, {"3", "4"}};
  CHECK(good_values(read_csv("a,b\n1,2\n3,4\n")) == expected);
  CHECK(good_values(read_csv("a,b\r\n1,2\r\n3,4\r\n")) == expected);
  CHECK(good_values(read_csv("a,b\r1,2\r3,4")) == expected);
  CHECK(good_values(read_csv("\n\na,b\n\n1,2\n\n3,4\n\n")) == expected);
  CHECK(read_csv("a,b\r\n\"x\r\ny\",2\r\n3,4\r\n").at(1).line == 4);
  CHECK(read_csv("a,b\r\"x\ry\",2\r3,4\r").at(1).line == 4);
}

TEST_CASE("quotes: doubled, around delimiters and line ends, or just a letter", "[csv]") {
  CHECK(good_values(read_csv("a,b\n\"x \"\"y\"\"\",\"1,2\"\n")) == Values{{"x \"y\"", "1,2"}});
  CHECK(good_values(read_csv("a,b\n5\" pipe,\"\"\n")) == Values{{"5\" pipe", ""}});
  CHECK(good_values(read_csv("a,b\n,\"\"")) == Values{{"", ""}});
  const auto rows = read_csv("a,b\n\"x\"y,2\n3,4\n");
  CHECK(only_problem(rows) == "2: text after the closing quote of a value");
  CHECK(good_values(rows) == Values{{"3", "4"}});
}

TEST_CASE("a ragged row is a problem with both counts, and reading goes on", "[csv]") {
  const auto rows = read_csv("a,b,c\n1,2\n4,5,6\n1,2,3,4\n7,8,9\n");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].problem == "2 values, but the header has 3");
  CHECK(rows[0].values == std::vector<std::string>{"1", "2", ""});
  CHECK(rows[2].line == 4);
  CHECK(rows[2].problem == "4 values, but the header has 3");
  CHECK(rows[2].values.size() == 4);
  CHECK(good_values(rows) == Values{{"4", "5", "6"}, {"7", "8", "9"}});
}

TEST_CASE("a quote that is never closed is told with the line where it opened", "[csv]") {
  const auto rows = read_csv("a,b\n1,2\n3,\"x\ny\nz,4\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].line == 3);
  CHECK(rows[1].problem == "the file ends inside a quoted value; the quote was opened on line 3");
}

TEST_CASE("a stray quote in a huge file stops at the limit instead of eating memory", "[csv]") {
  std::size_t given = 0;
  const std::string start = "a,b\n1,\"";
  CsvReader reader(
      [&](char* into, std::size_t size) {
        const std::string piece = given == 0 ? start : std::string(size, 'x');
        piece.copy(into, piece.size());
        given += piece.size();
        return piece.size();
      },
      "t.csv");
  tix::SourceRow row;
  REQUIRE(reader.next(row));
  CHECK(row.problem == "the quote opened on line 2 is not closed within 16 MiB; nothing after it was read");
  CHECK(row.values.at(1).size() <= CsvReader::kLongestRow);
  CHECK(given < 2 * CsvReader::kLongestRow);
  CHECK_FALSE(reader.next(row));
}

TEST_CASE("NUL and bytes that are not UTF-8 are a problem of their row", "[csv]") {
  CHECK(only_problem(read_csv("a,b\n1,2\nx,\0y\n3,4\n"s)) == "3: a NUL byte in b");
  CHECK(only_problem(read_csv("a,b\ncaf\xe9,2\n3,4\n")) == "2: bytes that are not UTF-8 in a");
  CHECK(good_values(read_csv("a,b\ncaf\xe9,2\ncafé,4\n")) == Values{{"café", "4"}});
}

TEST_CASE("byte order marks and UTF-16 in both orders", "[csv]") {
  const Values expected = {{"é漢🙂", "2"}};
  CHECK(good_values(read_csv("\xef\xbb\xbf"
                             "a,b\né漢🙂,2\n")) == expected);
  for (const bool little : {true, false}) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::string::npos}) {
      CHECK(good_values(read_csv(utf16(u"a,b\r\né漢🙂,2\r\n", little), kCsv, piece)) == expected);
    }
    const std::u16string half_pair = {u'a', u'\n', 0xd83d, u'x', u'\n', u'y', u'\n'};
    CHECK(only_problem(read_csv(utf16(half_pair, little))) == "2: bytes that are not UTF-8 in a");
    CHECK(only_problem(read_csv(utf16(u"a\nx", little) + "y")) == "2: bytes that are not UTF-8 in a");
  }
}

TEST_CASE("a header that cannot name columns is refused with the columns it is about", "[csv]") {
  CHECK(header_error("") == "t.csv: the file is empty; the first line must name the columns");
  CHECK(header_error("\n\r\n") == "t.csv: the file is empty; the first line must name the columns");
  CHECK(header_error("\xef\xbb\xbf") == "t.csv: the file is empty; the first line must name the columns");
  CHECK(header_error("ref,tags,tags,ref\n") ==
        "t.csv:1: columns with the same name: ref (columns 1 and 4), tags (columns 2 and 3)");
  CHECK(header_error("\nref,, \n") == "t.csv:2: columns 2, 3 without a name");
  CHECK(header_error("r\xe9"
                     "f\n") == "t.csv:1: bytes that are not UTF-8 in the header");
  CHECK(header_error("r\0e\0f\0\n\0"s) == "t.csv:1: a NUL byte in the header");
  CHECK(header_error("a,\"b\n") ==
        "t.csv:1: the header cannot be read: the file ends inside a quoted value; the quote was opened on "
        "line 1");
  CHECK(header_error(" ref , title\n") == "accepted");
  CHECK(header_error(std::string(20'000, ',')) == "t.csv:1: too many columns for a header");
}

TEST_CASE("TSV: escapes and letters, or a spreadsheet's quotes", "[csv]") {
  CHECK(good_values(read_csv("a\tb\n\"x\\ty\\\\z\t\\n\\r\\q\n", kTsv)) == Values{{"\"x\ty\\z", "\n\r\\q"}});
  CHECK(good_values(read_csv("a\tb\n\"x\ty\"\tc:\\temp\n", kQuotedTsv)) == Values{{"x\ty", "c:\\temp"}});
  CHECK(good_values(read_csv("a\n1\n\n3\n", kTsv)) == Values{{"1"}, {""}, {"3"}});
  CHECK(good_values(read_csv("a\n1\n\n3\n", kCsv)) == Values{{"1"}, {"3"}});
}

TEST_CASE("bytes read are counted, marks included", "[csv]") {
  CsvReader reader(tix::test::bytes_of("\xef\xbb\xbf"
                                       "a\n1\n"),
                   "t.csv");
  CHECK(tix::test::all_rows(reader).size() == 1);
  CHECK(reader.bytes_read() == 7);
}
