// Laws: what is written as CSV, TSV or JSON Lines and read back is what was there.
#include "format/read/jsonl_reader.hpp"
#include "format/read/reading.hpp"
#include "format/text/random_text.hpp"
#include "format/write/rendering.hpp"

#include <catch2/catch.hpp>

using tix::format::Format;
using tix::test::below;
using tix::test::Random;
using tix::test::random_text;

namespace {

tix::Report random_report(Random& random) {
  tix::Report report;
  const std::size_t columns = below(random, 5) + 1;
  for (std::size_t i = 0; i < columns; ++i)
    report.columns.push_back(tix::test::text_column("c" + std::to_string(i)));
  for (std::size_t rows = below(random, 8); rows > 0; --rows) {
    tix::Row& row = report.rows.emplace_back();
    for (std::size_t i = 0; i < columns; ++i) row.emplace_back(random_text(random, tix::test::kAwkward, 8));
  }
  return report;
}

std::string rendered(const tix::Report& report, Format format) {
  tix::format::RenderOptions options;
  options.format = format;
  return tix::test::rendered(report, options);
}

void check_same(tix::RowSource& source, const tix::Report& report, const std::string& text) {
  INFO(text);
  const auto rows = tix::test::all_rows(source);
  REQUIRE(rows.size() == report.rows.size());
  if (!rows.empty()) CHECK(source.columns().size() == report.columns.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    CHECK(rows[r].problem == "");
    for (std::size_t c = 0; c < report.columns.size(); ++c) {
      CHECK(rows[r].values.at(c) == std::get<std::string>(report.rows[r][c]));
    }
  }
}

}  // namespace

TEST_CASE("law: CSV written is read back equal", "[roundtrip]") {
  Random random(11);
  for (int i = 0; i < 1000; ++i) {
    const tix::Report report = random_report(random);
    const std::string text = rendered(report, Format::csv);
    tix::format::CsvReader reader(tix::test::bytes_of(text, below(random, 50) + 1), "t.csv");
    check_same(reader, report, text);
  }
}

TEST_CASE("law: TSV written is read back equal", "[roundtrip]") {
  Random random(12);
  for (int i = 0; i < 1000; ++i) {
    const tix::Report report = random_report(random);
    const std::string text = rendered(report, Format::tsv);
    tix::format::CsvReader reader(tix::test::bytes_of(text, below(random, 50) + 1), "t.tsv",
                                  tix::format::kTsv);
    check_same(reader, report, text);
  }
}

TEST_CASE("law: JSON Lines written are read back equal", "[roundtrip]") {
  Random random(13);
  for (int i = 0; i < 1000; ++i) {
    const tix::Report report = random_report(random);
    const std::string text = rendered(report, Format::jsonl);
    tix::format::JsonlReader reader(tix::test::bytes_of(text, below(random, 50) + 1));
    check_same(reader, report, text);
  }
}
