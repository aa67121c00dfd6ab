// One report in every format: exact bytes, and the same numbers everywhere.
#include "format/write/render.hpp"

#include "format/read/reading.hpp"
#include "format/text/random_text.hpp"
#include "format/write/rendering.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using tix::Cell;
using tix::ColumnKind;
using tix::Instant;
using tix::Percent;
using tix::format::Format;
using tix::format::RenderOptions;
using tix::test::kAsOf;
using tix::test::pick;
using tix::test::Random;
using tix::test::rendered;

namespace {

tix::Report backlog() {
  tix::Report report;
  report.header = {"backlog", kAsOf, "Asia/Jakarta", "0.1.0", 3, "9f2c", "2025b", 2, "team:frontline"};
  report.columns = {{"priority", ColumnKind::word, true},
                    {"open", ColumnKind::number, false},
                    {"overdue", ColumnKind::number, false},
                    {"overdue_pct", ColumnKind::percent, false},
                    {"median_age_s", ColumnKind::duration, false},
                    {"oldest_at", ColumnKind::instant, false},
                    {"spike", ColumnKind::flag, false},
                    {"tags", ColumnKind::list, false}};
  report.rows.push_back({std::string("urgent"), std::int64_t{8}, std::int64_t{1}, Percent{125},
                         std::int64_t{100800}, kAsOf, true, std::vector<std::string>{"vpn", "vip"}});
  report.rows.push_back({std::string("low"), std::int64_t{12}, std::int64_t{0}, Percent{0}, Cell{}, Cell{},
                         false, std::vector<std::string>{}});
  report.totals = {Cell{}, std::int64_t{20}, std::int64_t{1}, Percent{50}, std::int64_t{90000},
                   kAsOf,  Cell{},           Cell{}};
  report.totals_extra.push_back({{"open_change", ColumnKind::number, false}, std::int64_t{-3}});
  return report;
}

std::string rendered_as(const tix::Report& report, Format format) {
  RenderOptions options;
  options.format = format;
  options.zone = &tix::Zone::find("Asia/Jakarta");
  return rendered(report, options);
}

std::string one_cell(Format format, Cell cell, ColumnKind kind = ColumnKind::text, bool excel_safe = false) {
  tix::Report report;
  report.columns = {{"a", kind, false}, {"b", ColumnKind::number, false}};
  report.rows.push_back({std::move(cell), std::int64_t{1}});
  RenderOptions options;
  options.format = format;
  options.excel_safe = excel_safe;
  const std::string text = rendered(report, options);
  return format == Format::jsonl ? text : text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("CSV: RFC 4180, LF, a header always, no totals", "[render]") {
  CHECK(rendered_as(backlog(), Format::csv) ==
        "priority,open,overdue,overdue_pct,median_age_s,oldest_at,spike,tags\n"
        "urgent,8,1,12.5,100800,2026-08-07T09:30:00Z,true,\"vpn,vip\"\n"
        "low,12,0,0.0,,,false,\n");
  tix::Report empty = backlog();
  empty.rows.clear();
  CHECK(rendered_as(empty, Format::csv) ==
        "priority,open,overdue,overdue_pct,median_age_s,oldest_at,spike,tags\n");
}

TEST_CASE("TSV: the same cells with backslash escapes", "[render]") {
  CHECK(rendered_as(backlog(), Format::tsv) ==
        "priority\topen\toverdue\toverdue_pct\tmedian_age_s\toldest_at\tspike\ttags\n"
        "urgent\t8\t1\t12.5\t100800\t2026-08-07T09:30:00Z\ttrue\tvpn,vip\n"
        "low\t12\t0\t0.0\t\t\tfalse\t\n");
}

TEST_CASE("JSON: where the numbers come from, rows, totals", "[render]") {
  CHECK(
      rendered_as(backlog(), Format::json) ==
      R"({"report":"backlog","as_of":"2026-08-07T09:30:00Z","zone":"Asia/Jakarta","tix":"0.1.0","desk_version":3,)"
      R"("tzdata":"2025b","late_facts":2,"filter":"team:frontline",)"
      "\n"
      R"("columns":["priority","open","overdue","overdue_pct","median_age_s","oldest_at","spike","tags"],)"
      "\n"
      R"("rows":[)"
      "\n"
      R"({"priority":"urgent","open":8,"overdue":1,"overdue_pct":12.5,"median_age_s":100800,)"
      R"("oldest_at":"2026-08-07T09:30:00Z","spike":true,"tags":["vpn","vip"]},)"
      "\n"
      R"({"priority":"low","open":12,"overdue":0,"overdue_pct":0.0,"median_age_s":null,"oldest_at":null,)"
      R"("spike":false,"tags":[]})"
      "\n"
      "],\n"
      R"("totals":{"priority":null,"open":20,"overdue":1,"overdue_pct":5.0,"median_age_s":90000,)"
      R"("oldest_at":"2026-08-07T09:30:00Z","spike":null,"tags":null,"open_change":-3},)"
      "\n"
      R"("desk_hash":"9f2c","row_count":2})"
      "\n");
}

TEST_CASE("JSON of a list without rows still has rows and totals", "[render]") {
  tix::Report report;
  report.columns = {tix::test::text_column("id")};
  const auto json = nlohmann::json::parse(rendered_as(report, Format::json));
  CHECK(json.at("rows") == nlohmann::json::array());
  CHECK(json.at("totals") == nlohmann::json::object());
  report.totals_extra.push_back({{"n", ColumnKind::number, false}, std::int64_t{1}});
  CHECK(nlohmann::json::parse(rendered_as(report, Format::json)).at("totals") == nlohmann::json{{"n", 1}});
}

TEST_CASE("JSON Lines: an object a row and nothing else", "[render]") {
  CHECK(rendered_as(backlog(), Format::jsonl).starts_with(R"({"priority":"urgent","open":8,)"));
  CHECK(one_cell(Format::jsonl, Cell{}) == "{\"a\":null,\"b\":1}\n");
}

TEST_CASE("Markdown: a pipe table, totals bold", "[render]") {
  CHECK(rendered_as(backlog(), Format::markdown) ==
        "| priority | open | overdue | overdue_pct | median_age_s | oldest_at | spike | tags |\n"
        "| --- | ---: | ---: | ---: | ---: | --- | --- | --- |\n"
        "| urgent | 8 | 1 | 12.5 | 1d 4h | 2026-08-07 16:30 | yes | vpn,vip |\n"
        "| low | 12 | 0 | 0.0 | | | no | |\n"
        "| **total** | **20** | **1** | **5.0** | **1d 1h** | **2026-08-07 16:30** | | |\n"
        "\n- open_change: -3\n");
}

TEST_CASE("table: aligned, local times, durations, totals under a rule", "[render]") {
  CHECK(rendered_as(backlog(), Format::table) ==
        "priority  open  overdue  overdue_pct  median_age_s  oldest_at         spike  tags\n"
        "urgent       8        1         12.5         1d 4h  2026-08-07 16:30  yes    vpn,vip\n"
        "low         12        0          0.0                                  no\n"
        "────────────────────────────────────────────────────────────────────────────────────\n"
        "total       20        1          5.0         1d 1h  2026-08-07 16:30\n"
        "\nopen_change  -3\n");
}

TEST_CASE("percentages keep their sign and one decimal", "[render]") {
  CHECK(one_cell(Format::csv, Percent{-3}, ColumnKind::percent) == "-0.3,1\n");
  CHECK(one_cell(Format::csv, Percent{-1005}, ColumnKind::percent) == "-100.5,1\n");
}

TEST_CASE("law: every number is the same in every format", "[render]") {
  Random random(21);
  tix::Report report;
  for (const char* name : {"a", "b", "c"}) report.columns.push_back({name, ColumnKind::number, false});
  report.columns.push_back({"p_pct", ColumnKind::percent, false});
  for (int i = 0; i < 200; ++i) {
    const auto number = [&] { return pick(random, -1'000'000'000'000, 1'000'000'000'000); };
    report.rows.push_back({number(), number(), number(), Percent{pick(random, -100'000, 100'000)}});
  }
  const std::string csv = rendered_as(report, Format::csv);
  const auto values = tix::test::good_values(tix::test::read_csv(csv));
  const auto tsv =
      tix::test::good_values(tix::test::read_csv(rendered_as(report, Format::tsv), tix::format::kTsv));
  const auto rows = nlohmann::json::parse(rendered_as(report, Format::json)).at("rows");
  std::string table = rendered_as(report, Format::table);
  std::string markdown = rendered_as(report, Format::markdown);
  // What is left of both without spaces and pipes are the CSV lines without commas.
  std::erase_if(table, [](char c) { return c == ' '; });
  std::erase_if(markdown, [](char c) { return c == ' ' || c == '|'; });
  std::string bare = csv;
  std::erase(bare, ',');
  CHECK(table == bare);
  CHECK(markdown.substr(markdown.find(":\n") + 2) == bare.substr(bare.find('\n') + 1));
  CHECK(tsv == values);
  REQUIRE(values.size() == report.rows.size());
  for (std::size_t r = 0; r < values.size(); ++r) {
    for (std::size_t c = 0; c < 3; ++c) {
      const auto number = std::get<std::int64_t>(report.rows[r][c]);
      CHECK(values[r][c] == std::to_string(number));
      CHECK(rows[r].at(report.columns[c].name) == number);
    }
    const double percent = static_cast<double>(std::get<Percent>(report.rows[r][3]).tenths) / 10;
    CHECK(rows[r].at("p_pct").get<double>() == Approx(percent).epsilon(1e-12));
    CHECK(std::stod(values[r][3]) == Approx(percent).epsilon(1e-12));
  }
}

TEST_CASE("cells that start a formula are guarded when asked, texts only", "[render]") {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r"}) {
    const std::string cell = start + "1+1";
    CHECK(one_cell(Format::csv, cell, ColumnKind::text, true).find("'" + start) != std::string::npos);
    CHECK(one_cell(Format::csv, cell, ColumnKind::text, false).find('\'') == std::string::npos);
    CHECK(one_cell(Format::tsv, cell, ColumnKind::text, true).front() == '\'');
  }
  CHECK(one_cell(Format::csv, std::int64_t{-5}, ColumnKind::number, true) == "-5,1\n");
  CHECK(one_cell(Format::csv, std::vector<std::string>{"=x"}, ColumnKind::list, true) == "'=x,1\n");
}

TEST_CASE("format names: both spellings of Markdown, a hint for the rest", "[render]") {
  CHECK(tix::format::parse_format("md") == Format::markdown);
  CHECK(tix::format::parse_format("markdown") == Format::markdown);
  CHECK(tix::format::parse_format("jsonl") == Format::jsonl);
  try {
    tix::format::parse_format("jason");
    FAIL("accepted");
  } catch (const tix::Error& error) {
    CHECK(error.kind() == tix::ErrorKind::usage);
    CHECK(std::string(error.what()) ==
          "no format 'jason'; accepted: table, csv, tsv, json, jsonl, md, html, markdown");
    CHECK(error.hint() == "did you mean json?");
  }
  CHECK_THROWS_AS(tix::format::parse_format("xml"), tix::Error);
}

TEST_CASE("the header in one line, nothing in it raw", "[render]") {
  tix::Report report = backlog();
  CHECK(tix::format::header_line(report.header, 2, tix::Zone::find("Asia/Jakarta")) ==
        "backlog as of 2026-08-07 16:30, zone Asia/Jakarta, filter team:frontline, 2 rows, "
        "desk version 3 (9f2c), late facts 2, zone data 2025b, tix 0.1.0");
  report.header.filter = "\x1b[2J\n";
  CHECK(tix::format::header_line(report.header, 1, tix::Zone::utc()).find("filter \\x1b[2J , 1 row,") !=
        std::string::npos);
}

TEST_CASE("an export streams: rows reach the sink before the end", "[render]") {
  std::size_t received = 0;
  RenderOptions options;
  options.format = Format::csv;
  const auto writer =
      tix::format::make_writer(options, [&](std::string_view piece) { received += piece.size(); });
  writer->begin({}, {tix::test::text_column("a")});
  for (int i = 0; i < 2000; ++i) writer->row({std::string(100, 'x')});
  CHECK(received > 100'000);
  writer->end({}, {}, {});
  CHECK(received == 2 + 2000 * 101);
}
