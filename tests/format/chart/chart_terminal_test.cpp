// Charts as text: never wider than asked for, nothing raw, and every value somewhere.
#include "format/chart/chart_terminal.hpp"

#include "format/chart/chart_scale.hpp"
#include "format/chart/random_chart.hpp"
#include "format/text/terminal_text.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using tix::Chart;
using tix::ChartShape;
using tix::Meaning;
using tix::format::chart_text;
using tix::format::RenderOptions;
using tix::test::chance;
using tix::test::pick;
using tix::test::Random;

namespace {

RenderOptions options_of(std::size_t width, bool unicode = true, bool color = false) {
  RenderOptions options;
  options.width = width;
  options.unicode = unicode;
  options.color = color;
  return options;
}

Chart chart_of(ChartShape shape, std::vector<std::optional<double>> first,
               std::vector<std::optional<double>> second) {
  Chart chart;
  chart.shape = shape;
  chart.title = "tickets";
  chart.x_name = "team";
  for (std::size_t i = 0; i < first.size(); ++i)
    chart.x.push_back(std::string(1, static_cast<char>('a' + i)));
  chart.series = {{"open", Meaning::plain, std::move(first), {}, {}}};
  if (!second.empty()) chart.series.push_back({"overdue", Meaning::bad, std::move(second), {}, {}});
  return chart;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Without the escapes that colour.
std::string uncolored(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b')
      i = text.find('m', i);
    else
      out += text[i];
  }
  return out;
}

}  // namespace

TEST_CASE("law: a chart fits its width, acts on no terminal and ends every line", "[chart][slow]") {
  Random random(81);
  for (int i = 0; i < 1500; ++i) {
    const Chart chart = tix::test::random_chart(random);
    const std::size_t width = static_cast<std::size_t>(pick(random, 40, 200));
    const bool unicode = chance(random, 60);
    const std::string text = chart_text(chart, options_of(width, unicode));
    INFO(text);
    REQUIRE(text.ends_with('\n'));
    for (const std::string& line : lines_of(text)) {
      CHECK(tix::format::display_width(line) <= width);
      CHECK(tix::format::escape_controls(line, tix::format::Breaks::mark) == line);
    }
    // Colours add escapes and change nothing else.
    CHECK(uncolored(chart_text(chart, options_of(width, unicode, true))) == text);
  }
}

TEST_CASE("law: on ASCII only nothing else is drawn", "[chart]") {
  Random random(82);
  for (int i = 0; i < 300; ++i) {
    Chart chart = tix::test::random_chart(random);
    chart.title = chart.x_name = "t";
    for (auto& x : chart.x) x = "x";
    for (auto& series : chart.series) series.name = "s";
    for (const char c : chart_text(chart, options_of(80, false))) CHECK(static_cast<unsigned char>(c) < 0x80);
  }
}

TEST_CASE("law: bars are named with every value", "[chart][slow]") {
  Random random(83);
  for (int i = 0; i < 300; ++i) {
    Chart chart = tix::test::random_chart(random);
    chart.shape = ChartShape::bars;
    const std::string text = chart_text(chart, options_of(100));
    const bool any = std::ranges::any_of(chart.series, [](const auto& series) {
      return std::ranges::any_of(series.values,
                                 [](const auto& v) { return tix::format::drawn(v).has_value(); });
    });
    if (!any) continue;
    for (const auto& series : chart.series)
      for (const auto& value : series.values)
        if (tix::format::drawn(value))
          CHECK(text.find(tix::format::value_text(*value, chart.kind)) != std::string::npos);
  }
}

TEST_CASE("bars lie beside each other, eighths at the end of the first", "[chart]") {
  CHECK(chart_text(chart_of(ChartShape::bars, {4, 1}, {2, std::nullopt}), options_of(20)) ==
        "tickets by team\n"
        "█ open  ▒ overdue\n"
        "a  ██████████████ 4\n"
        "   ▒▒▒▒▒▒▒ 2\n"
        "b  ███▌ 1\n");
  CHECK(chart_text(chart_of(ChartShape::bars, {4, 0}, {}), options_of(20, false)) ==
        "tickets by team\n"
        "a  ############## 4\n"
        "b  0\n");
}

TEST_CASE("negative values lie on the other side of zero", "[chart]") {
  CHECK(chart_text(chart_of(ChartShape::bars, {4, -4}, {}), options_of(21, false)) ==
        "tickets by team\n"
        "a         ####### 4\n"
        "b  ####### -4\n");
}

TEST_CASE("parts stand behind each other, with their sum", "[chart]") {
  CHECK(chart_text(chart_of(ChartShape::stacked, {6, 0}, {2, 1}), options_of(23)) ==
        "tickets by team\n"
        "█ open  ▒ overdue\n"
        "a  ████████████▒▒▒▒ 8\n"
        "b  ▒▒ 1\n");
}

TEST_CASE("values over time rise, and a gap is one", "[chart]") {
  CHECK(chart_text(chart_of(ChartShape::lines, {0, 1, std::nullopt, 4}, {}), options_of(60)) ==
        "tickets by team\n"
        "4 │            ████\n"
        "  │            ████\n"
        "  │            ████\n"
        "  │            ████\n"
        "  │            ████\n"
        "  │    ▆▆▆▆    ████\n"
        "0 │    ████    ████\n"
        "   a              d\n");
}

TEST_CASE("what has no room for strips is a sparkline a series", "[chart]") {
  CHECK(chart_text(chart_of(ChartShape::lines, {0, 1, 2, 4}, {4, 4, 0, 0}), options_of(30)) ==
        "tickets by team\n"
        "open    │    ▂▂▂▂▄▄▄▄████ 4\n"
        "overdue │████████         0\n"
        "         a              d\n");
}

TEST_CASE("more values than cells: the greatest of several, and it is said", "[chart]") {
  Chart chart = chart_of(ChartShape::lines, {}, {});
  for (int i = 0; i < 1000; ++i) {
    chart.x.push_back(std::to_string(i));
    chart.series[0].values.push_back(i == 500 ? 9 : 1);
  }
  const std::string text = chart_text(chart, options_of(80));
  CHECK(text.find("each column: the greatest of 14\n") != std::string::npos);
  CHECK(std::ranges::count(text, '\n') == 10);
}

TEST_CASE("shades say how much, with a key", "[chart]") {
  Chart chart = chart_of(ChartShape::heat, {0, 1, 2, 4}, {std::nullopt, 4, 3, 0});
  CHECK(chart_text(chart, options_of(40)) ==
        "tickets by team\n"
        "         a   b   c   d\n"
        "open     ····░░░░▒▒▒▒████\n"
        "overdue      ████▓▓▓▓····\n"
        "· 0  ░ to 1  ▒ to 2  ▓ to 3  █ to 4\n");
}

TEST_CASE("a mark stands behind the bar, and its value behind the bar's", "[chart]") {
  Chart chart = chart_of(ChartShape::bars, {2, 4}, {4, std::nullopt});
  chart.series[1].is_mark = true;
  CHECK(chart_text(chart, options_of(20)) ==
        "tickets by team\n"
        "█ open  ┃ overdue\n"
        "a  ████    ┃ 2 of 4\n"
        "b  ████████ 4\n");
}

TEST_CASE("the steps of a ramp grow denser, and those that are nowhere are not named", "[chart]") {
  Chart chart = chart_of(ChartShape::stacked, {2, 2}, {0, 0});
  chart.series.push_back({.name = "oldest", .values = {1, 2}, .low = {}, .high = {}});
  for (auto& series : chart.series) series.meaning = Meaning::ramp;
  CHECK(chart_text(chart, options_of(20)) ==
        "tickets by team\n"
        "· open  ▚ oldest\n"
        "a  ······▚▚▚ 3\n"
        "b  ······▚▚▚▚▚▚ 4\n");
}

TEST_CASE("a period that is not over yet is drawn light, and it is said", "[chart]") {
  Chart chart = chart_of(ChartShape::lines, {4, 2}, {});
  chart.is_unfinished = true;
  const std::string text = chart_text(chart, options_of(60));
  CHECK(text.find("0 │████░░░░\n") != std::string::npos);
  CHECK(text.ends_with("░ b is not over yet\n"));
}

TEST_CASE("strips say their last and greatest value, as they share one scale", "[chart]") {
  const std::string text = chart_text(chart_of(ChartShape::lines, {90, 80}, {3, 1}), options_of(60));
  CHECK(text.find("open, last 80, most 90\n") != std::string::npos);
  CHECK(text.find("overdue, last 1, most 3\n") != std::string::npos);
}
