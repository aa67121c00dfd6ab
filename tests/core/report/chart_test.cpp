// Charts of the rows of a report: each number has its place, and omissions are named.
#include "tix/report/chart.hpp"

#include "tix/report/report.hpp"

#include <catch2/catch.hpp>

using tix::Cell;
using tix::Chart;
using tix::ChartPlan;
using tix::ChartShape;
using tix::ColumnKind;
using tix::Meaning;
using tix::SeriesPlan;

namespace {

constexpr SeriesPlan kOpen[] = {{"open"}, {"overdue", Meaning::bad}};
constexpr ChartPlan kBars = {ChartShape::bars, "open and overdue", kOpen};
constexpr ChartPlan kLines = {ChartShape::lines, "open and overdue", kOpen};
constexpr ChartPlan kStacked = {ChartShape::stacked, "open and overdue", kOpen};

tix::Report report_of(const std::vector<std::string>& keys) {
  tix::Report report;
  for (const std::string& key : keys) report.columns.push_back({key, ColumnKind::word, true});
  report.columns.push_back({"open", ColumnKind::number});
  report.columns.push_back({"overdue", ColumnKind::number});
  return report;
}

void add(tix::Report& report, const std::vector<std::string>& keys, std::int64_t open, Cell overdue = {}) {
  tix::Row row;
  for (const std::string& key : keys) row.push_back(tix::cell_of(key));
  row.push_back(open);
  row.push_back(std::move(overdue));
  report.rows.push_back(std::move(row));
}

using Values = std::vector<std::optional<double>>;
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "charts: a row is an x and a column a series; an empty cell has no value, and an empty key is named none",
    "[chart]") {
  tix::Report report = report_of({"team"});
  add(report, {"ops"}, 3, std::int64_t{1});
  add(report, {""}, 2);
  const Chart chart = chart_of(report, kBars);
  CHECK(chart.shape == ChartShape::bars);
  CHECK(chart.x_name == "team");
  CHECK(chart.x == Names{"ops", "none"});
  REQUIRE(chart.series.size() == 2);
  CHECK(chart.series[0].values == Values{3, 2});
  CHECK(chart.series[1].values == Values{1, std::nullopt});
  CHECK(chart.series[1].meaning == Meaning::bad);
}

TEST_CASE("charts: several periods give lines; one period and fields give bars", "[chart]") {
  tix::Report weeks = report_of({"week"});
  add(weeks, {"2026-W31"}, 3);
  CHECK(chart_of(weeks, kLines).shape == ChartShape::bars);
  add(weeks, {"2026-W32"}, 4);
  CHECK(chart_of(weeks, kBars).shape == ChartShape::lines);
  CHECK(chart_of(weeks, kStacked).shape == ChartShape::stacked);
  tix::Report teams = report_of({"team"});
  add(teams, {"a"}, 1);
  add(teams, {"b"}, 1);
  CHECK(chart_of(teams, kLines).shape == ChartShape::bars);
}

TEST_CASE("charts: of one row without a key, the columns are the x", "[chart]") {
  tix::Report report = report_of({});
  add(report, {}, 3, std::int64_t{1});
  const Chart chart = chart_of(report, kStacked);
  CHECK(chart.shape == ChartShape::bars);
  CHECK(chart.x == Names{"open", "overdue"});
  CHECK(chart.series.at(0).values == Values{3, 1});
}

TEST_CASE("charts: by a period and a field, each value of the field is a line, with gaps where it has no row",
          "[chart]") {
  for (const bool period_first : {true, false}) {
    tix::Report report = report_of(period_first ? Names{"month", "team"} : Names{"team", "month"});
    const auto row = [&](const char* month, const char* team, std::int64_t open) {
      add(report, period_first ? Names{month, team} : Names{team, month}, open);
    };
    row("2026-07", "ops", 1);
    row("2026-07", "web", 2);
    row("2026-06", "web", 3);
    const Chart chart = chart_of(report, kBars);
    CHECK(chart.shape == ChartShape::lines);
    CHECK(chart.x_name == "month");
    CHECK(chart.x == Names{"2026-06", "2026-07"});
    CHECK(chart.title == "Open per team");
    REQUIRE(chart.series.size() == 2);
    CHECK(chart.series[0].name == "ops");
    CHECK(chart.series[0].values == Values{std::nullopt, 1});
    CHECK(chart.series[1].values == Values{3, 2});
    CHECK(chart_of(report, kStacked).x.size() == 3);
  }
}

TEST_CASE("charts: a second key that is not needed is left out", "[chart]") {
  tix::Report report = report_of({"step", "level"});
  add(report, {"warn", "warning"}, 1);
  add(report, {"up", "hierarchical"}, 2);
  const Chart chart = chart_of(report, kBars);
  CHECK(chart.x == Names{"warn", "up"});
  CHECK(chart.series.size() == 2);
}

TEST_CASE("charts: of many series only the largest are drawn, and the title says so", "[chart]") {
  tix::Report report = report_of({"day", "agent"});
  for (int agent = 0; agent < 12; ++agent)
    for (const char* day : {"2026-08-01", "2026-08-02"})
      add(report, {day, std::string(1, static_cast<char>('a' + agent))}, agent == 3 ? 50 : agent);
  const Chart chart = chart_of(report, kBars);
  CHECK(chart.title == "Open per agent, the 8 largest of 12");
  Names names;
  for (const tix::ChartSeries& series : chart.series) names.push_back(series.name);
  CHECK(names == Names{"d", "f", "g", "h", "i", "j", "k", "l"});
}
