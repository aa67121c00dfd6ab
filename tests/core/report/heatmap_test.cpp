// Arrivals by hour of the week: each is in one cell, and the chart shows the table.
#include "tix/report/heatmap.hpp"

#include "core/report/report_cells.hpp"

#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::test;

TEST_CASE("heatmap: hours add up to days and days to the total, and each ticket is at its local hour") {
  std::mt19937_64 random{3};
  for (const char* name : {"UTC", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe"}) {
    const Zone& zone = Zone::find(name);
    Heatmap heatmap(zone);
    std::map<std::string, std::map<std::string, std::int64_t>> slow;
    constexpr std::array kDays = {"thu", "fri", "sat", "sun", "mon", "tue", "wed"};  // from 1970-01-01 on
    for (int i = 0; i < 3000; ++i) {
      const Instant t = Instant::from_unix(static_cast<std::int64_t>(random() % 1'800'000'000));
      heatmap.add(t);
      const std::int64_t shown = t.unix() + zone.offset(t);
      const std::string day = kDays[static_cast<std::size_t>(shown < 0 ? 6 : shown / 86400 % 7)];
      ++slow[day][fmt::format("h{:02}", (shown + 86400) % 86400 / 3600)];
    }
    const Report report = heatmap.report();
    const Chart& chart = report.charts.at(0);
    CHECK(report.rows.size() == 7);
    std::size_t day = 0;
    for (const Row& row : report.rows) {
      CellsByName cells = cells_of(report, row);
      const std::string weekday = std::get<std::string>(cells.at("weekday"));
      std::int64_t sum = 0;
      for (std::size_t hour = 0; hour < 24; ++hour) {
        const std::string column = fmt::format("h{:02}", hour);
        CHECK(number(cells, column) == slow[weekday][column]);
        CHECK(static_cast<std::int64_t>(*chart.series.at(day).values.at(hour)) == number(cells, column));
        sum += number(cells, column);
      }
      CHECK(number(cells, "total") == sum);
      CHECK(chart.series.at(day).name == weekday);
      ++day;
    }
    const CellsByName total = cells_of(report, report.totals);
    CHECK(number(total, "total") == 3000);
    CHECK(chart.x.size() == 24);
    CHECK(chart.shape == ChartShape::heat);
  }
}
