// Tables on a terminal: never wider than it, nothing lost, nothing raw.
#include "format/text/random_text.hpp"
#include "format/text/terminal_text.hpp"
#include "format/write/rendering.hpp"
#include "format/write/table_layout.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using tix::ColumnKind;
using tix::format::Format;
using tix::format::RenderOptions;
using tix::test::below;
using tix::test::chance;
using tix::test::pick;
using tix::test::Random;
using tix::test::random_text;
using tix::test::rendered;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  return tix::format::wrap(text, 0);
}

tix::Cell random_cell(Random& random, ColumnKind kind) {
  if (chance(random, 10)) return {};
  switch (kind) {
    case ColumnKind::text: return random_text(random, tix::test::kHostile, 30);
    case ColumnKind::word: return random_text(random, tix::test::kHostile, 3);
    case ColumnKind::percent: return tix::Percent{pick(random, -2000, 2000)};
    case ColumnKind::instant: return tix::Instant::from_unix(pick(random, 0, 4'000'000'000));
    case ColumnKind::flag: return chance(random, 50);
    case ColumnKind::list: return std::vector<std::string>(3, random_text(random, tix::test::kHostile, 4));
    default: return pick(random, -10'000'000, 10'000'000);
  }
}

tix::Report random_report(Random& random) {
  tix::Report report;
  for (std::size_t i = 0; i < below(random, std::size_t{12}) + 1; ++i) {
    const auto kind = static_cast<ColumnKind>(below(random, static_cast<std::size_t>(ColumnKind::list) + 1));
    report.columns.push_back({std::string(below(random, 20) + 1, 'n'), kind, chance(random, 20)});
  }
  const auto row = [&] {
    tix::Row cells;
    for (const tix::Column& column : report.columns) cells.push_back(random_cell(random, column.kind));
    return cells;
  };
  for (std::size_t i = below(random, 6); i > 0; --i) report.rows.push_back(row());
  if (chance(random, 50)) report.totals = row();
  if (chance(random, 30))
    report.totals_extra.push_back({tix::test::text_column("extra"), random_cell(random, ColumnKind::text)});
  return report;
}

/// The colours the table itself sets.
std::string without_colors(std::string text) {
  for (const std::string_view code : {"\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"}) {
    for (auto at = text.find(code); at != std::string::npos; at = text.find(code))
      text.erase(at, code.size());
  }
  return text;
}

}  // namespace

TEST_CASE("law: no line is wider than the terminal or holds anything raw", "[table]") {
  Random random(31);
  for (int i = 0; i < 600; ++i) {
    RenderOptions options;
    options.terminal = true;
    options.width = below(random, 181) + 20;
    options.unicode = chance(random, 70);
    options.color = chance(random, 50);
    options.zone = chance(random, 50) ? &tix::Zone::find("Asia/Jakarta") : nullptr;
    const std::string text = without_colors(rendered(random_report(random), options));
    for (const std::string& line : lines_of(text)) {
      INFO(options.width << ": " << line);
      CHECK(tix::format::display_width(line) <= options.width);
      CHECK(tix::format::escape_controls(line, tix::format::Breaks::mark) == line);
    }
  }
}

TEST_CASE("law: a layout holds every column, and only keys twice", "[table]") {
  Random random(32);
  for (int i = 0; i < 3000; ++i) {
    std::vector<tix::format::ColumnNeed> needs(below(random, 15) + 1);
    for (auto& need : needs) {
      need.natural = below(random, 60) + 1;
      need.least = chance(random, 50) ? need.natural : std::min<std::size_t>(need.natural, 12);
      need.key = chance(random, 20);
    }
    const std::size_t width = below(random, 181) + 20;
    std::vector<std::size_t> shown(needs.size());
    const auto blocks = tix::format::lay_out(needs, width);
    for (const auto& block : blocks) {
      CHECK(block.width() <= width);
      for (std::size_t k = 0; k < block.columns.size(); ++k) {
        const auto& need = needs[block.columns[k]];
        ++shown[block.columns[k]];
        CHECK(block.widths[k] >= std::min(need.least, width));
        CHECK(block.widths[k] <= need.natural);
      }
    }
    for (std::size_t c = 0; c < needs.size(); ++c)
      CHECK((shown[c] == 1 || (needs[c].key && shown[c] == blocks.size())));
  }
}

TEST_CASE("law: off a terminal nothing is cut and there is one block", "[table]") {
  Random random(33);
  for (int i = 0; i < 200; ++i) {
    tix::Report report;
    for (int c = 0; c < 8; ++c) report.columns.push_back(tix::test::text_column("c" + std::to_string(c)));
    tix::Row& row = report.rows.emplace_back();
    for (int c = 0; c < 8; ++c) row.emplace_back(random_text(random, tix::test::kHostile, 40));
    const std::string text = rendered(report, {});
    CHECK(lines_of(text).size() == 3);
    for (const tix::Cell& cell : row) {
      const std::string whole =
          tix::format::escape_controls(std::get<std::string>(cell), tix::format::Breaks::mark);
      CHECK(text.find(whole) != std::string::npos);
    }
  }
}

TEST_CASE("free text shrinks first, to twelve at the least", "[table]") {
  tix::Report report;
  report.columns = {{"id", ColumnKind::number, true},
                    {"title", ColumnKind::text, false},
                    {"status", ColumnKind::word, false}};
  report.rows.push_back(
      {std::int64_t{7}, std::string("The printer on the second floor is on fire"), std::string("open")});
  RenderOptions options;
  options.terminal = true;
  options.width = 30;
  CHECK(rendered(report, options) ==
        "id  title               status\n"
        " 7  The printer on th…  open\n");
  options.terminal = true;
  options.width = 24;
  options.unicode = false;
  CHECK(rendered(report, options) ==
        "id  title         status\n"
        " 7  The print...  open\n");
}

TEST_CASE("a table that is still too wide continues in blocks with its keys", "[table]") {
  tix::Report report;
  report.columns = {{"team", ColumnKind::word, true},
                    {"open", ColumnKind::number, false},
                    {"median_age_s", ColumnKind::duration, false},
                    {"reopened", ColumnKind::number, false}};
  report.rows.push_back({std::string("second line"), std::int64_t{3}, std::int64_t{100800}, std::int64_t{1}});
  report.totals = {tix::Cell{}, std::int64_t{3}, std::int64_t{100800}, std::int64_t{1}};
  RenderOptions options;
  options.terminal = true;
  options.width = 26;
  options.unicode = false;
  CHECK(rendered(report, options) ==
        "team         open\n"
        "second line     3\n"
        "-----------------\n"
        "total           3\n"
        "\n"
        "team         median_age_s\n"
        "second line         1d 4h\n"
        "-------------------------\n"
        "total               1d 4h\n"
        "\n"
        "team         reopened\n"
        "second line         1\n"
        "---------------------\n"
        "total               1\n");
}

TEST_CASE("colour: a bold header, red and yellow counts that call for someone", "[table]") {
  tix::Report report;
  report.columns = {{.name = "overdue", .kind = ColumnKind::number, .alarm = tix::Alarm::bad},
                    {.name = "at_risk", .kind = ColumnKind::number, .alarm = tix::Alarm::warning},
                    {.name = "breached_resolution", .kind = ColumnKind::number, .alarm = tix::Alarm::bad},
                    {"overdue_pct", ColumnKind::percent, false}};
  report.rows.push_back({std::int64_t{2}, std::int64_t{1}, std::int64_t{0}, tix::Percent{10}});
  RenderOptions options;
  CHECK(rendered(report, options).find('\x1b') == std::string::npos);
  options.color = true;
  const std::string text = rendered(report, options);
  CHECK(text.starts_with("\x1b[1moverdue\x1b[0m"));
  CHECK(text.find("\x1b[31m2\x1b[0m") != std::string::npos);
  CHECK(text.find("\x1b[33m1\x1b[0m") != std::string::npos);
  CHECK(text.substr(text.find('\n')).find("\x1b[31m0") == std::string::npos);
  CHECK(text.ends_with("1.0\n"));
}

TEST_CASE("an empty table is its header", "[table]") {
  tix::Report report;
  report.columns = {{"id", ColumnKind::number, true}, tix::test::text_column("title")};
  CHECK(rendered(report, {}) == "id  title\n");
}
