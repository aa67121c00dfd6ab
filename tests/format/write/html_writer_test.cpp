// HTML: well-formed and self-contained whatever it holds, with the numbers of every other format.
#include "format/cell/cell_text.hpp"
#include "format/chart/random_chart.hpp"
#include "format/write/html_document.hpp"
#include "format/write/html_table.hpp"
#include "format/write/markup_reading.hpp"
#include "format/write/page.hpp"
#include "format/write/rendering.hpp"

#include <catch2/catch.hpp>

using tix::Cell;
using tix::ColumnKind;
using tix::format::Format;
using tix::format::RenderOptions;
using tix::format::Styling;
using tix::test::below;
using tix::test::chance;
using tix::test::Element;
using tix::test::kAsOf;
using tix::test::MarkupReader;
using tix::test::pick;
using tix::test::Random;
using tix::test::random_text;
using tix::test::rendered;

namespace {

RenderOptions html() {
  RenderOptions options;
  options.format = Format::html;
  options.zone = &tix::Zone::find("Asia/Jakarta");
  return options;
}

tix::Report small() {
  tix::Report report;
  report.header = {"backlog", kAsOf, "Asia/Jakarta", "0.1.0", 3, "9f2c", "2025b", 2, "team:a<b"};
  report.columns = {{"team", ColumnKind::word, true},
                    {.name = "overdue", .kind = ColumnKind::number, .alarm = tix::Alarm::bad},
                    {"median_age_s", ColumnKind::duration},
                    {"oldest_at", ColumnKind::instant}};
  report.rows.push_back({std::string("ops"), std::int64_t{2}, std::int64_t{100800}, kAsOf});
  report.rows.push_back({Cell{}, std::int64_t{0}, Cell{}, Cell{}});
  report.totals = {Cell{}, std::int64_t{2}, std::int64_t{100800}, kAsOf};
  report.totals_extra.push_back({{"open_change", ColumnKind::number}, std::int64_t{-3}});
  return report;
}

/// Texts of cells in reading order.
std::vector<std::string> cells_of(const MarkupReader& read) {
  std::vector<std::string> texts;
  for (const Element& element : read.elements())
    if (element.name == "td" || (element.name == "th" && element.attributes.at("scope") == "row"))
      texts.push_back(element.text);
  return texts;
}

}  // namespace

TEST_CASE("law: a document is well-formed, and hostile texts are only text", "[html][slow]") {
  Random random(91);
  for (int i = 0; i < 500; ++i) {
    tix::Report report;
    report.header.report = random_text(random, tix::test::kHostile, 4);
    report.header.filter = random_text(random, tix::test::kHostile, 4);
    report.columns = {tix::test::text_column(random_text(random, tix::test::kHostile, 3)),
                      {"kind", ColumnKind::word, chance(random, 50)},
                      {"tags", ColumnKind::list}};
    for (std::size_t r = below(random, 4); r > 0; --r)
      report.rows.push_back(
          {random_text(random, tix::test::kHostile, 8) + static_cast<char>(below(random, 256)),
           random_text(random, tix::test::kHostile, 3),
           std::vector<std::string>{random_text(random, tix::test::kHostile, 3)}});
    if (chance(random, 30)) report.charts.push_back(tix::test::random_chart(random));
    const std::string text = rendered(report, html());
    INFO(text);
    const MarkupReader read(text);
    for (const Element& element : read.elements()) {
      CHECK(element.name != "script");
      CHECK(element.name != "link");
      CHECK(element.name != "img");
      for (const char* outside : {"src", "href", "onload", "onclick"})
        CHECK(element.attributes.count(outside) == 0);
    }
    CHECK(text.find("url(") == std::string::npos);
    CHECK(text.find("@import") == std::string::npos);
  }
}

TEST_CASE("law: every cell reads as in a table", "[html]") {
  Random random(92);
  for (int i = 0; i < 200; ++i) {
    tix::Report report;
    report.columns = {{"key", ColumnKind::number, true},
                      {"n", ColumnKind::number},
                      {"p", ColumnKind::percent},
                      {"d", ColumnKind::duration},
                      {"w", ColumnKind::working},
                      {"at", ColumnKind::instant},
                      {"f", ColumnKind::flag}};
    std::vector<std::string> wanted;
    for (std::size_t r = 1 + below(random, 5); r > 0; --r) {
      tix::Row row = {pick(random, 1, 1000000),
                      chance(random, 20) ? Cell{} : Cell{pick(random, -1000000, 1000000)},
                      tix::Percent{pick(random, -2000, 2000)},
                      pick(random, -10000000, 10000000),
                      pick(random, 0, 10000000),
                      tix::Instant::from_unix(pick(random, 0, 2000000000)),
                      chance(random, 50)};
      for (std::size_t c = 0; c < row.size(); ++c)
        wanted.push_back(tix::format::human_text(row[c], report.columns[c].kind, html()));
      report.rows.push_back(std::move(row));
    }
    CHECK(cells_of(MarkupReader(rendered(report, html()))) == wanted);
  }
}

TEST_CASE("a report is one document with its header data in the footer", "[html]") {
  const std::string text = rendered(small(), html());
  CHECK(text.starts_with("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
  const MarkupReader read(text);
  CHECK(read.texts_of("title") == std::vector<std::string>{"backlog"});
  CHECK(cells_of(read) == std::vector<std::string>{"ops", "2", "1d 4h", "2026-08-07 16:30", "", "0", "", "",
                                                   "total", "2", "1d 4h", "2026-08-07 16:30"});
  CHECK(read.texts_of("dt") == std::vector<std::string>{"open_change", "report", "as of", "zone", "filter",
                                                        "desk version", "desk hash", "late facts",
                                                        "zone data", "rows", "tix version"});
  CHECK(read.texts_of("dd") == std::vector<std::string>{"-3", "backlog", "2026-08-07 16:30", "Asia/Jakarta",
                                                        "team:a<b", "3", "9f2c", "2", "2025b", "2", "0.1.0"});
  CHECK(text.find("<time datetime=\"2026-08-07T09:30:00Z\">2026-08-07 16:30</time>") != std::string::npos);
  CHECK(text.find("<data value=\"100800\">1d 4h</data>") != std::string::npos);
  CHECK(text.find("<td class=\"n bad\">2</td>") != std::string::npos);
  CHECK(text.find("<td class=\"n\">0</td>") != std::string::npos);
}

TEST_CASE("a page has its own title, and columns their labels", "[html]") {
  tix::Report report = small();
  report.header.title = "Blue Gull Ferries: backlog by team, 7 August 2026";
  report.columns[1].label = "open <now>";
  const std::string text = rendered(report, html());
  CHECK(MarkupReader(text).texts_of("h1") == std::vector<std::string>{report.header.title});
  CHECK(text.find("open &lt;now&gt;</th>") != std::string::npos);
}

TEST_CASE("the title of a ticket stands behind its number", "[html]") {
  tix::Report report;
  report.columns = {{.name = "id", .kind = tix::ColumnKind::number, .key = true},
                    {.name = "agent", .kind = tix::ColumnKind::text},
                    {.name = "title", .kind = tix::ColumnKind::text}};
  report.rows = {{std::int64_t{7}, std::string("sari"), std::string("No network")}};
  CHECK(cells_of(MarkupReader(rendered(report, html()))) ==
        std::vector<std::string>{"7", "No network", "sari"});
}

TEST_CASE("a report without rows says so", "[html]") {
  tix::Report report = small();
  report.rows.clear();
  report.totals.clear();
  CHECK(cells_of(MarkupReader(rendered(report, html()))) == std::vector<std::string>{"no rows"});
}

TEST_CASE("the lines of a message stay lines", "[html]") {
  tix::Report report;
  report.columns = {tix::test::text_column("body")};
  report.rows.push_back({std::string("one\r\ntwo <3")});
  CHECK(rendered(report, html()).find("one<br>two &lt;3") != std::string::npos);
}

TEST_CASE("a page is one document: a heading a section, names beside values", "[html]") {
  tix::Report ticket = small();
  ticket.rows.resize(1);
  tix::Report empty = small();
  empty.rows.clear();
  tix::ReportHeader header = small().header;
  header.report = "ticket 7";
  const std::string text = tix::test::collected([&](const tix::format::Sink& sink) {
    tix::format::render_page({header,
                              "",
                              {{"ticket", ticket, true}, {"links", empty, false}, {"clocks", small(), false}},
                              Styling::sheet},
                             html(), sink);
  });
  const MarkupReader read(text);
  CHECK(read.texts_of("h1") == std::vector<std::string>{"ticket 7"});
  CHECK(read.texts_of("h2") == std::vector<std::string>{"Clocks"});
  CHECK(read.texts_of("html").size() == 1);
  CHECK(read.texts_of("td").at(0) == "ops");
}

TEST_CASE("inlined, every element carries its own look", "[html]") {
  std::string out;
  tix::format::append_document_head(out, "Tonight", Styling::inlined);
  tix::format::append_paragraph(out, "23 overdue", Styling::inlined, tix::format::Part::lead);
  tix::format::append_table(out, small(), "backlog", html(), Styling::inlined);
  tix::format::append_document_end(out, small().header, 2, html(), Styling::inlined);
  const MarkupReader reader(out);
  for (const Element& element : reader.elements()) {
    for (const char* styled : {"body", "h1", "p", "table", "caption", "th", "td", "dl", "dt", "dd", "footer"})
      if (element.name == styled) CHECK(element.attributes.count("style") == 1);
  }
}
