// The survival report on random tickets: rows and times of all tickets, from folds of each moment.
#include "tix/reports/survival_report.hpp"

#include "core/report/crowd.hpp"
#include "core/report/survival_curve.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

Report survival_of(const Crowd& crowd, const Filter& filter, const Grouping& by, const PeriodRow& periods) {
  Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
  SurvivalReport survival(crowd.scope(slicing, periods));
  for (const Crowd::Member& member : crowd.members) {
    slicing.show(crowd.facts(member.folded, crowd.as_of));
    survival.add(crowd.past(member));
  }
  return survival.report();
}

struct Lengths2 {
  std::vector<std::int64_t> resolved, censored;
};

/// Folds until each event, up to the first one after which the ticket is no longer unresolved.
std::map<RowKey, Lengths2> survival_slowly(const Crowd& crowd, const Filter& filter, const Grouping& by,
                                           const Interval& range) {
  std::map<RowKey, Lengths2> groups;
  for (const Crowd::Member& member : crowd.members) {
    const Instant from = member.events.front().at;
    if (!range.contains(from)) continue;
    Instant last = crowd.as_of;
    bool left = false, resolved = false;
    for (const Event& event : member.events) {
      if (event.at > crowd.as_of) break;
      // A resolve that was undone within its second leaves no trace.
      const Folded then = crowd.as_it_was(member, event.at).value();
      if (then.open_intervals.front().closed_by == ClosedBy::still_there) continue;
      last = then.open_intervals.front().to;
      left = true;
      resolved = then.open_intervals.front().closed_by == ClosedBy::resolved;
      break;
    }
    const Folded then = crowd.as_it_was(member, last).value();
    const TicketFacts facts = crowd.facts(then, last);
    if (!filter.matches(facts)) continue;
    for (const auto& parts : by.keys(facts)) {
      RowKey key;
      for (const GroupKey& part : parts) key.push_back(part.text);
      Lengths2& group = groups[key];
      (left && resolved ? group.resolved : group.censored).push_back((last - from).count);
    }
  }
  return groups;
}

}  // namespace

TEST_CASE("survival: every row observes each ticket created in the period until it first left, or until now",
          "[slow]") {
  Random random{511};
  std::map<std::string, std::int64_t> seen;
  for (int round = 0; round < 700; ++round) {
    const Crowd crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const auto [by_text, filter, by] = random_question(random, kPolicyGroupings, kPolicyFilters);
    INFO("round " << round << ", by " << by_text << ", " << filter.text());
    for (const Period& period : periods.periods()) {
      const Report report = survival_of(crowd, filter, by, PeriodRow({period}));
      auto slow = survival_slowly(crowd, filter, by, period.range);
      if (!by.has_field()) slow[RowKey{}];
      CHECK(report.rows.size() == slow.size());
      std::int64_t n = 0;
      for (const auto& [key, row] : rows_by_key(report)) {
        const Lengths2& group = slow[key];
        const SurvivalCurve curve(group.resolved, group.censored);
        CHECK(number(row, "resolved") == static_cast<std::int64_t>(group.resolved.size()));
        CHECK(number(row, "censored") == static_cast<std::int64_t>(group.censored.size()));
        CHECK(number(row, "n") == number(row, "resolved") + number(row, "censored"));
        const auto median = curve.first_at_most(1, 2);
        CHECK(row.at("median_wall_s") == (median ? Cell{*median} : Cell{}));
        const auto share = curve.at(4 * 3600);
        CHECK(row.at("open_4h_pct") == (share ? Cell{*share} : Cell{}));
        n += number(row, "n");
        seen["resolved"] += number(row, "resolved");
        seen["censored"] += number(row, "censored");
        seen["medians"] += median.has_value();
      }
      CHECK(number(cells_of(report, report.totals), "n") == n);
    }
  }
  for (const char* name : {"resolved", "censored", "medians"}) CHECK(seen[name] > 200);
}

TEST_CASE("survival: rows by period are the tickets created in it, and add up") {
  Random random{513};
  for (int round = 0; round < 200; ++round) {
    const Crowd crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const Report cut = survival_of(crowd, {}, Grouping::parse("day"), periods);
    const auto rows = rows_by_key(cut);
    CHECK(rows.size() == periods.size());
    std::int64_t n = 0;
    for (const Period& period : periods.periods()) {
      const Report alone = survival_of(crowd, {}, Grouping::parse("none"), PeriodRow({period}));
      CellsByName row = rows.at({period.name});
      row.erase("day");
      CHECK(row == cells_of(alone, alone.rows.front()));
      n += number(row, "n");
    }
    CHECK(number(cells_of(cut, cut.totals), "n") == n);
  }
}

TEST_CASE("survival: void and merged tickets are censored at that moment, whatever came after") {
  SmallDesk desk;
  const Filter filter;
  const Grouping by = Grouping::parse("none");
  Slicing slicing(filter, by, desk.names, desk.bindings);
  SurvivalReport survival(scope_of(desk, slicing, PeriodRow({Period{{}, {at(0), at(10)}}}), at(20)));
  const auto add = [&](std::vector<OpenInterval> open_intervals) {
    return survival.add({TicketId{1}, open_intervals, {}});
  };
  CHECK(add({{at(1), at(3), OpenedBy::created, ClosedBy::resolved},
             {at(4), Instant::open_end(), OpenedBy::reopened}}));
  CHECK(add({{at(1), at(2), OpenedBy::created, ClosedBy::voided},
             {at(3), at(9), OpenedBy::reopened, ClosedBy::resolved}}));
  CHECK(add({{at(1), at(4), OpenedBy::created, ClosedBy::merged}}));
  CHECK(add({{at(9), Instant::open_end(), OpenedBy::created}}));
  CHECK(add({{at(2), at(21), OpenedBy::created, ClosedBy::resolved}}));  // not yet
  CHECK_FALSE(add({{at(10), at(11), OpenedBy::created, ClosedBy::resolved}}));
  CHECK_FALSE(add({{at(1), at(5), OpenedBy::reopened, ClosedBy::resolved}}));
  const Report report = survival.report();
  const CellsByName row = cells_of(report, report.rows.front());
  CHECK(number(row, "n") == 5);
  CHECK(number(row, "resolved") == 1);
  CHECK(number(row, "censored") == 4);
  CHECK(number(row, "p25_wall_s") == 2 * 3600);  // 3/4: a tie
  CHECK(row.at("median_wall_s") == Cell{});
  CHECK(row.at("open_1h_pct") == Cell{Percent{1000}});
  CHECK(row.at("open_4h_pct") == Cell{Percent{750}});
  CHECK(row.at("open_1d_pct") == Cell{});  // nobody was watched that long
}

TEST_CASE("survival: the chart shows the largest rows on an even grid, and its title names the omission") {
  SmallDesk desk;
  const Filter filter;
  const Grouping by = Grouping::parse("priority,team");
  Slicing slicing(filter, by, desk.names, desk.bindings);
  SurvivalReport survival(scope_of(desk, slicing, PeriodRow({Period{{}, {at(0), at(100)}}}), at(100)));
  Random random{515};
  for (std::int64_t i = 0; i < 300; ++i) {
    const Instant from = at(0) + WallSeconds{pick(random, 0, 50) * 3600},
                  to = from + WallSeconds{pick(random, 1, 36) * 3600};
    StateInterval state_interval;
    state_interval.from = from;
    state_interval.to = Instant::open_end();
    state_interval.priority = static_cast<Priority>(pick(random, 0, 3));
    const std::array teams = {"", "specialists", "frontline"};
    state_interval.team = desk.names.intern<TeamId>(teams[static_cast<std::size_t>(pick(random, 0, 2))]);
    const std::vector<OpenInterval> open_intervals = {{from, to, OpenedBy::created, ClosedBy::resolved}};
    survival.add({TicketId{i + 1}, open_intervals, std::span(&state_interval, 1)});
  }
  const Report report = survival.report();
  REQUIRE(report.charts.size() == 1);
  const Chart& chart = report.charts.front();
  CHECK(report.rows.size() == 12);
  CHECK(chart.title == "Still open, the 8 largest of 12");
  CHECK(chart.series.size() == 8);
  REQUIRE(chart.x.size() >= 3);
  CHECK(chart.x[0] == "0s");
  CHECK(chart.x[1] == "1h");
  CHECK(chart.x.size() <= 50);
  std::vector<std::int64_t> sizes;
  for (const Row& row : report.rows) sizes.push_back(std::get<std::int64_t>(row[2]));
  std::ranges::sort(sizes, std::greater<>());
  for (const ChartSeries& series : chart.series) {
    CHECK(series.values.size() == chart.x.size());
    CHECK(series.values.front() == 100.0);
    const auto rows = rows_by_key(report);
    const auto row = std::ranges::find_if(rows, [&](const auto& entry) {
      return entry.first[0] + " " + (entry.first[1].empty() ? "none" : entry.first[1]) == series.name;
    });
    REQUIRE(row != rows.end());
    CHECK(number(row->second, "n") >= sizes[7]);
    const auto share = std::get<Percent>(row->second.at("open_4h_pct"));
    CHECK(series.values[4] == static_cast<double>(share.tenths) / 10);
  }
}
