// Charts as SVG: well-formed whatever they hold, and nothing of it lost.
#include "format/chart/chart_svg.hpp"

#include "format/chart/chart_look.hpp"
#include "format/chart/chart_scale.hpp"
#include "format/chart/chart_words.hpp"
#include "format/chart/random_chart.hpp"
#include "format/text/terminal_text.hpp"
#include "format/write/markup_reading.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using tix::Chart;
using tix::ChartShape;
using tix::ColumnKind;
using tix::Meaning;
using tix::test::MarkupReader;

namespace {

/// The figure with one of its two drawings: the narrow one, which has the texts for screen readers, or the
/// wide.
std::string svg_of(const Chart& chart, bool is_wide = false) {
  std::string out;
  tix::format::append_figure(out, chart, 1, tix::format::Styling::sheet);
  const std::size_t narrow = out.find("<svg"), wide = out.find("<svg", narrow + 1);
  const std::size_t end = out.find("</figure>");
  return out.erase(is_wide ? narrow : wide, is_wide ? wide - narrow : end - wide);
}

Chart loads() {
  Chart chart;
  chart.title = "open and overdue";
  chart.x_name = "team";
  chart.x = {"ops", "<b>&\"web\"</b>"};
  chart.series = {{"open", Meaning::plain, {12, 3}, {}, {}},
                  {"overdue", Meaning::bad, {5, std::nullopt}, {}, {}}};
  return chart;
}

double number_of(const tix::test::Element& element, const std::string& name) {
  return std::stod(element.attributes.at(name));
}

}  // namespace

TEST_CASE("law: any chart is well-formed, lies within its box and calls each value by its name",
          "[chart][slow]") {
  tix::test::Random random(71);
  for (int i = 0; i < 1000; ++i) {
    const Chart chart = tix::test::random_chart(random);
    const bool is_wide = tix::test::chance(random, 50);
    const std::string svg = svg_of(chart, is_wide);
    INFO(svg.substr(0, 2000));
    const MarkupReader read(svg);
    const auto& elements = read.elements();
    const auto root = std::ranges::find_if(elements, [](const auto& e) { return e.name == "svg"; });
    REQUIRE(root != elements.end());
    const double height = number_of(*root, "height"), width = number_of(*root, "width");
    CHECK(height < 20 * (static_cast<double>(chart.x.size() * 9) + 30));
    for (const auto& element : elements) {
      if (element.name == "rect") {
        CHECK(number_of(element, "width") >= 0);
        CHECK(number_of(element, "x") >= -0.1);
        CHECK(number_of(element, "x") + number_of(element, "width") <= width + 0.2);
        CHECK(number_of(element, "y") + number_of(element, "height") <= height + 0.2);
      }
      if (element.name != "circle" && element.name != "text") continue;
      const std::string x = element.name == "text" ? "x" : "cx", y = element.name == "text" ? "y" : "cy";
      CHECK(number_of(element, y) >= 0);
      CHECK(number_of(element, y) <= height + 0.2);
      CHECK(number_of(element, x) <= width + 0.2);
    }
    const std::vector<std::string> titles = read.texts_of("title");
    if (chart.x.size() * chart.series.size() > 400) continue;
    std::vector<std::string> wanted;
    for (std::size_t s = 0; s < chart.series.size(); ++s)
      for (std::size_t x = 0; x < chart.x.size(); ++x)
        if (const std::string text = tix::format::point_text(chart, s, x); !text.empty())
          wanted.push_back(tix::format::escape_controls(text, tix::format::Breaks::mark));
    for (const std::string& text : wanted) CHECK(std::ranges::count(titles, text) > 0);
    CHECK(titles.size() == wanted.size() + (is_wide ? 0 : 1));
  }
}

TEST_CASE("law: a scale holds every value at round steps", "[chart]") {
  tix::test::Random random(72);
  for (int i = 0; i < 2000; ++i) {
    const Chart chart = tix::test::random_chart(random);
    const tix::format::Scale scale = tix::format::scale_of(chart, 5);
    REQUIRE(scale.high > scale.low);
    REQUIRE(scale.ticks.size() >= 2);
    CHECK(scale.ticks.size() <= 9);
    CHECK(scale.ticks.front() == scale.low);
    CHECK(scale.ticks.back() == scale.high);
    for (const auto& series : chart.series)
      for (const auto* values : {&series.values, &series.low, &series.high})
        for (const auto& value : *values)
          if (tix::format::drawn(value)) CHECK((scale.low <= *value && *value <= scale.high));
  }
}

TEST_CASE("steps are 1, 2 or 5 for numbers and clock times for lengths", "[chart]") {
  Chart chart;
  chart.x = {"a"};
  chart.series = {{"n", Meaning::plain, {37}, {}, {}}};
  CHECK(tix::format::scale_of(chart, 5).ticks == std::vector<double>{0, 10, 20, 30, 40});
  chart.series[0].values = {0.7};
  CHECK(tix::format::scale_of(chart, 5).high == Approx(0.8));
  chart.series[0].values = {1};
  CHECK(tix::format::scale_of(chart, 5).ticks == std::vector<double>{0, 1});
  chart.kind = ColumnKind::duration;
  chart.series[0].values = {5000};
  CHECK(tix::format::scale_of(chart, 5).ticks == std::vector<double>{0, 1800, 3600, 5400});
  chart.series[0].values = {9 * 86400};
  CHECK(tix::format::scale_of(chart, 5).ticks ==
        std::vector<double>{0, 2 * 86400, 4 * 86400, 6 * 86400, 8 * 86400, 10 * 86400});
  chart.kind = ColumnKind::working;
  CHECK(tix::format::scale_of(chart, 5).ticks[1] == 50 * 3600);
  chart.series[0].values = {0};
  CHECK(tix::format::scale_of(chart, 5).high > 0);
  chart.shape = ChartShape::lines;
  chart.kind = ColumnKind::number;
  chart.x = {"a", "b"};
  chart.series[0].values = {980, 1000};
  CHECK(tix::format::scale_of(chart, 5).low == 980);
}

TEST_CASE("values read as in tables", "[chart]") {
  using tix::format::value_text;
  CHECK(value_text(12, ColumnKind::number) == "12");
  CHECK(value_text(-0.001, ColumnKind::number) == "0");
  CHECK(value_text(2.5, ColumnKind::number) == "2.5");
  CHECK(value_text(12.5, ColumnKind::percent) == "12.5%");
  CHECK(value_text(100800, ColumnKind::duration) == "1d 4h");
  CHECK(value_text(100800, ColumnKind::working) == "28h");
}

TEST_CASE("bars are as long as their values, and named in words", "[chart]") {
  const MarkupReader read(svg_of(loads()));
  std::vector<double> widths;
  for (const auto& element : read.elements())
    if (element.name == "rect" && element.attributes.at("height") == "15")
      widths.push_back(number_of(element, "width"));
  REQUIRE(widths.size() == 3);
  CHECK(widths[0] / widths[1] == Approx(4).epsilon(0.01));
  CHECK(widths[0] / widths[2] == Approx(12.0 / 5).epsilon(0.01));
  CHECK(read.texts_of("desc").at(0) ==
        "By team. ops: open 12, overdue 5; <b>&\"web\"</b>: open 3, overdue none.");
  CHECK(read.texts_of("title").at(0) == "open and overdue");
  CHECK(read.texts_of("figcaption").at(0) == "open and overdue by team");
}

TEST_CASE("names are cut only when they are long, and are whole where they are pointed at", "[chart]") {
  Chart chart = loads();
  chart.x = {"systems", "everybody who happens to have been on duty"};
  const MarkupReader read(svg_of(chart));
  const std::vector<std::string> texts = read.texts_of("text"), titles = read.texts_of("title");
  CHECK(std::ranges::count(texts, "systems") == 1);
  CHECK(std::ranges::count(texts, chart.x[1]) == 0);
  CHECK(std::ranges::count(titles, chart.x[1] + ", open: 3") == 1);
}

TEST_CASE("a chart of nothing says so", "[chart]") {
  Chart chart;
  CHECK(MarkupReader(svg_of(chart)).texts_of("text") == std::vector<std::string>{"no values"});
  chart.x = {"a", "b"};
  chart.series = {{"n", Meaning::plain, {std::nullopt, std::nan("")}, {}, {}}};
  CHECK(MarkupReader(svg_of(chart)).texts_of("desc") == std::vector<std::string>{"No values."});
}

TEST_CASE("a line breaks where there is no value, and has its interval around it", "[chart]") {
  Chart chart;
  chart.shape = ChartShape::lines;
  chart.x = {"1", "2", "3", "4", "5"};
  chart.series = {{"open",
                   Meaning::plain,
                   {1, 2, std::nullopt, 4, 5},
                   {0, 1, std::nullopt, 3, 4},
                   {2, 3, std::nullopt, 5, 6}}};
  std::vector<std::string> paths;
  const MarkupReader read(svg_of(chart));
  for (const auto& element : read.elements())
    if (element.name == "path") paths.push_back(element.attributes.at("d"));
  REQUIRE(paths.size() == 2);
  CHECK(std::ranges::count(paths[0], 'Z') == 2);
  CHECK(std::ranges::count(paths[1], 'M') == 2);
  CHECK(std::ranges::count(paths[1], 'L') == 2);
}

TEST_CASE("parts of a stack that are nowhere have no place in the legend", "[chart]") {
  Chart chart = loads();
  chart.shape = ChartShape::stacked;
  chart.series[1].values = {0, std::nullopt};
  const std::vector<std::string> texts = MarkupReader(svg_of(chart)).texts_of("text");
  CHECK(std::ranges::count(texts, "open") == 1);
  CHECK(std::ranges::count(texts, "overdue") == 0);
}

TEST_CASE("a ramp ends in the colour of what is bad, and keeps its steps when some are unused", "[chart]") {
  Chart chart;
  for (int i = 0; i < 6; ++i)
    chart.series.push_back({.name = "", .meaning = Meaning::ramp, .values = {}, .low = {}, .high = {}});
  const auto looks = tix::format::looks_of(chart);
  for (std::size_t i = 0; i + 1 < looks.size(); ++i)
    CHECK((looks[i].color < looks[i + 1].color) == (i + 2 < looks.size()));
  CHECK(looks.back().color == static_cast<std::size_t>(Meaning::bad));
  for (const auto& look : looks) CHECK(look.of == 1);
}

TEST_CASE("a mark stands across the bar, and its value behind the bar's", "[chart]") {
  Chart chart = loads();
  chart.series[1].is_mark = true;
  const MarkupReader read(svg_of(chart));
  const std::vector<std::string> texts = read.texts_of("text"), titles = read.texts_of("title");
  CHECK(std::ranges::count(texts, "12 of 5") == 1);
  CHECK(std::ranges::count(texts, "3") == 1);
  CHECK(std::ranges::count(titles, "ops, overdue: 5") == 1);
}

TEST_CASE("a period that is not over ends in a dotted line and a hollow dot", "[chart]") {
  Chart chart;
  chart.shape = ChartShape::lines;
  chart.x = {"1", "2", "3"};
  chart.series = {{.name = "open", .values = {1, 2, 1}, .low = {}, .high = {}}};
  CHECK(svg_of(chart).find("stroke-dasharray") == std::string::npos);
  chart.is_unfinished = true;
  const std::string svg = svg_of(chart);
  CHECK(svg.find("stroke-dasharray=\"1 5\"") != std::string::npos);
  CHECK(svg.find("fill-opacity=\"0\" stroke=\"currentColor\"") != std::string::npos);
}

TEST_CASE("the last value stands behind its line, unless another stands there", "[chart]") {
  Chart chart;
  chart.shape = ChartShape::lines;
  chart.x = {"1", "2"};
  chart.series = {{.name = "open", .values = {500, 503}, .low = {}, .high = {}},
                  {.name = "closed", .values = {1, 502}, .low = {}, .high = {}},
                  {.name = "overdue", .values = {1, 7}, .low = {}, .high = {}}};
  const std::vector<std::string> texts = MarkupReader(svg_of(chart)).texts_of("text");
  CHECK(std::ranges::count(texts, "503") == 1);
  CHECK(std::ranges::count(texts, "502") == 0);
  CHECK(std::ranges::count(texts, "7") == 1);
}
