// Patterns of random tickets, counted again ticket by ticket.
#include "tix/reports/patterns_report.hpp"

#include "core/reports/busy_life.hpp"
#include "tix/time/zone.hpp"

#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

/// Busy tickets over some weeks.
Crowd spread_crowd(Random& random) {
  return Crowd(
      random,
      [](Random& r, SmallDesk& desk, Instant from) {
        return busy_facts(r, desk, from + WallSeconds{86400 * pick(r, 0, 3) * pick(r, 0, 7)});
      },
      give_hours);
}

Instant first_of(const Crowd& crowd) {
  Instant first = Instant::open_end();
  for (const Crowd::Member& member : crowd.members) first = std::min(first, member.folded.ticket.created_at);
  return first;
}

Report patterns_of(const Crowd& crowd, const Filter& filter, const Grouping& by, const PeriodRow& periods) {
  Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
  PatternsReport patterns(crowd.scope(slicing, periods), first_of(crowd));
  const auto each = [&](const Interval& range, const auto& add) {
    for (const Crowd::Member& member : crowd.members) {
      const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
      if (!range.contains(facts.ticket.created_at)) continue;
      slicing.show(facts);
      add(span_now(facts), arrival_of(crowd.past(member), facts));
    }
  };
  each(periods.whole(),
       [&](const StateInterval& now, const Arrival& arrival) { patterns.add(now, arrival); });
  slicing.keep_rows();
  each({patterns.begin(), periods.whole().from}, [&](const StateInterval& now, const Arrival& arrival) {
    patterns.add_before(now, arrival.created_at);
  });
  return patterns.report();
}

struct SlowPatternsRow {
  std::map<std::string, std::int64_t> n;
  std::array<std::int64_t, 9> counts = {};  // in the period and in those before it
  std::set<CustomerId> customers;
  std::vector<std::int64_t> lengths;
};

/// Returns all rows of one period; the periods before it are `days` apart.
std::map<RowKey, SlowPatternsRow> patterns_slowly(const Crowd& crowd, const Filter& filter,
                                                  const Grouping& by, const Interval& range,
                                                  std::int64_t days) {
  std::map<RowKey, SlowPatternsRow> rows;
  for (const Crowd::Member& member : crowd.members) {
    Ticket now = member.folded.ticket;
    now.status = status_at(now, crowd.as_of, crowd.desk.desk.reopen_window);
    for (const RowKey& key : rows_of(crowd, filter, by, now)) {
      SlowPatternsRow& slow = rows[key];
      for (std::size_t k = 0; k < slow.counts.size(); ++k)
        slow.counts[k] +=
            range.contains(now.created_at + WallSeconds{static_cast<std::int64_t>(k) * days * 86400});
      if (!range.contains(now.created_at)) continue;
      const auto resolves = resolves_slowly(crowd, member);
      slow.n["resolved"] += !resolves.empty();
      slow.n["reopened"] += std::ranges::any_of(resolves, &SlowResolve::reopened);
      slow.n["overdue"] += is_overdue(crowd.facts(member.folded, crowd.as_of));
      if (now.customer) slow.customers.insert(now.customer);
      if (is_unresolved(now.status) || now.resolution == kVoidResolution || resolves.empty()) continue;
      for (const ClockRow& row : member.folded.clocks)
        if (row.clock == Clock::resolution && row.stopped_at == resolves.back().at)
          slow.lengths.push_back(row.elapsed.count);
    }
  }
  return rows;
}

/// Returns how many of the preceding periods begin no earlier than the desk's first ticket.
std::int64_t periods_before(const Crowd& crowd, const Interval& range, std::int64_t days) {
  std::int64_t periods = 0;
  while (periods < 8 && range.from - WallSeconds{(periods + 1) * days * 86400} >= first_of(crowd)) ++periods;
  return periods;
}

void check_patterns_row(const CellsByName& row, SlowPatternsRow& slow, std::int64_t all,
                        std::int64_t periods) {
  const std::int64_t count = slow.counts[0], before = slow.counts[1];
  CHECK(number(row, "count") == count);
  CHECK(row.at("share_pct") == slow_share(count, all));
  CHECK(number(row, "before") == before);
  if (before == 0 || periods == 0) {
    CHECK(row.at("growth_pct") == Cell{});
  } else {
    const double growth = 100.0 * static_cast<double>(count - before) / static_cast<double>(before);
    CHECK(static_cast<double>(std::get<Percent>(row.at("growth_pct")).tenths) ==
          Approx(growth * 10).margin(0.501));
  }
  if (periods == 0) {
    CHECK(row.at("usual") == Cell{});
    CHECK(row.at("spike") == Cell{});
  } else {
    const double mean = static_cast<double>(std::accumulate(slow.counts.begin() + 1,
                                                            slow.counts.begin() + 1 + periods, 0LL)) /
                        static_cast<double>(periods);
    CHECK(std::get<double>(row.at("usual")) == Approx(mean).margin(0.0051));
    CHECK(std::get<bool>(row.at("spike")) == (static_cast<double>(count) > mean + 3 * std::sqrt(mean)));
  }
  CHECK(number(row, "customers") == std::ssize(slow.customers));
  CHECK(number(row, "resolved") == slow.n["resolved"]);
  CHECK(row.at("reopen_pct") == slow_share(slow.n["reopened"], slow.n["resolved"]));
  CHECK(number(row, "resolution_n") == std::ssize(slow.lengths));
  CHECK(row.at("median_resolution_s") == slow_median(slow.lengths));
  CHECK(number(row, "overdue") == slow.n["overdue"]);
}

constexpr std::array kPatternsGroupings = {"none",   "team", "agent",   "priority",
                                           "status", "tag",  "subject", "team,agent"};
constexpr std::array kPatternsFilters = {
    "", "", "", "team:specialists", "not:status:closed", "priority:urgent,high"};

}  // namespace

TEST_CASE("patterns: every number of every row matches a second count", "[slow]") {
  Random random{501};
  std::map<std::string, std::int64_t> seen;
  for (int round = 0; round < 600; ++round) {
    const Crowd crowd = spread_crowd(random);
    if (crowd.members.empty()) continue;
    const auto [by_text, filter, by] = random_question(random, kPatternsGroupings, kPatternsFilters);
    const PeriodRow row_of_periods = random_periods(random, crowd);
    for (const Period& period : row_of_periods.periods()) {
      INFO("round " << round << ", by " << by_text << ", " << filter.text() << ", " << period.name);
      const Report report = patterns_of(crowd, filter, by, PeriodRow({period}));
      const std::int64_t days = period.range.last().unix() / 86400 - period.range.from.unix() / 86400 + 1;
      auto slow = patterns_slowly(crowd, filter, by, period.range, days);
      const std::int64_t periods = periods_before(crowd, period.range, days);
      SlowPatternsRow total = slow[RowKey{"total"}];
      check_patterns_row(cells_of(report, report.totals), total, total.counts[0], periods);
      for (const char* name : {"resolved", "reopened", "overdue"}) seen[name] += total.n[name];
      seen["count"] += total.counts[0];
      seen["before"] += total.counts[1];
      seen["long before"] += total.counts[8];
      seen["whole before"] += periods > 0;
      seen["part before"] += total.counts[1] > 0 && periods == 0;
      slow.erase(RowKey{"total"});
      if (!by.has_field()) slow[RowKey{}];
      std::erase_if(slow, [&](const auto& row) { return by.has_field() && row.second.counts[0] == 0; });
      for (const auto& [key, row] : rows_by_key(report)) {
        check_patterns_row(row, slow[key], total.counts[0], periods);
        seen["spike"] += row.at("spike") == Cell{true};
      }
      CHECK(report.rows.size() == slow.size());
    }
  }
  for (const char* name : {"resolved", "reopened", "overdue", "count", "before", "long before",
                           "whole before", "part before", "spike"}) {
    INFO(name);
    CHECK(seen[name] > 20);
  }
}

TEST_CASE("patterns: each day of a report over time equals the report of that day") {
  Random random{503};
  for (int round = 0; round < 60; ++round) {
    const Crowd crowd = spread_crowd(random);
    if (crowd.members.empty()) continue;
    const Interval range{first_of(crowd), crowd.as_of + WallSeconds{1}};
    const PeriodRow days(periods_of(range, PeriodUnit::day, Zone::utc()));
    auto rows = rows_by_key(patterns_of(crowd, {}, Grouping::parse("day,team"), days));
    std::int64_t count = 0;
    for (const Period& day : days.periods())
      for (const auto& [key, row] :
           rows_by_key(patterns_of(crowd, {}, Grouping::parse("team"), PeriodRow({day})))) {
        CellsByName same = rows[{day.name, key.front()}];
        same.erase("day");
        CHECK(same == row);
        count += number(row, "count");
      }
    CHECK(count == std::ssize(crowd.members));
  }
}

TEST_CASE("patterns: the charts show the numbers of the rows") {
  Random random{505};
  for (int round = 0; round < 60; ++round) {
    const Crowd crowd = spread_crowd(random);
    if (crowd.members.empty()) continue;
    const Interval range{first_of(crowd), crowd.as_of + WallSeconds{1}};
    const Report report = patterns_of(crowd, {}, Grouping::parse("agent"), PeriodRow({Period{{}, range}}));
    const Chart& chart = report.charts.at(0);
    auto rows = rows_by_key(report);
    CHECK(chart.x.size() == std::min<std::size_t>(rows.size(), 10));
    for (std::size_t i = 0; i < chart.x.size(); ++i) {
      const CellsByName& row = rows.at({chart.x[i] == "none" ? "" : chart.x[i]});
      const auto& counts = chart.series.at(0).values;
      CHECK(static_cast<std::int64_t>(*counts.at(i)) == number(row, "count"));
      if (i > 0) CHECK(*counts.at(i) <= *counts.at(i - 1));
    }
    const Report daily = patterns_of(crowd, {}, Grouping::parse("day"),
                                     PeriodRow(periods_of(range, PeriodUnit::day, Zone::utc())));
    REQUIRE(daily.charts.at(0).series.size() == 1);
    CHECK(daily.charts[0].x.size() == daily.rows.size());
    double sum = 0;
    for (const auto& value : daily.charts[0].series[0].values) sum += *value;
    CHECK(sum == Approx(static_cast<double>(crowd.members.size())));
  }
}

TEST_CASE("patterns: a period that began before the desk's first ticket is not compared with") {
  Random random{509};
  Crowd crowd = spread_crowd(random);
  leave_one(crowd, {{at(10), {}, EventKind::created, 1, 0, "broken", {}}});
  const Instant first = first_of(crowd);
  const auto total_of = [&](Instant from) {
    const PeriodRow days({Period{{}, {from, from + WallSeconds{86400}}}}, PeriodUnit::day, PeriodUnit::day);
    const Report report = patterns_of(crowd, {}, Grouping::parse("none"), days);
    return cells_of(report, report.totals);
  };
  for (const char* column : {"usual", "spike", "growth_pct"}) {
    INFO(column);
    CHECK(total_of(first + WallSeconds{86399}).at(column) == Cell{});
    CHECK(total_of(first + WallSeconds{86400}).at(column) != Cell{});
  }
  CHECK(number(total_of(first + WallSeconds{86399}), "before") > 0);
}

TEST_CASE("patterns: a spike is above m + 3 sqrt(m)") {
  CHECK_FALSE(is_spike({1000, 0, 0, 0}).has_value());
  CHECK(is_spike({10, 0, 32, 8}) == false);  // m = 4: 4 + 6
  CHECK(is_spike({11, 0, 32, 8}) == true);
  CHECK(is_spike({28, 0, 128, 8}) == false);  // m = 16: 16 + 12
  CHECK(is_spike({29, 0, 128, 8}) == true);
  CHECK(is_spike({0, 0, 0, 8}) == false);
  CHECK(is_spike({1, 0, 0, 8}) == true);
  Random random{507};
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t periods = pick(random, 1, 8), baseline = pick(random, 0, 4000);
    const double mean = static_cast<double>(baseline) / static_cast<double>(periods);
    const auto limit = static_cast<std::int64_t>(mean + 3 * std::sqrt(mean) + 1e-9);
    CHECK(is_spike({limit, 0, baseline, periods}) == false);
    CHECK(is_spike({limit + 1, 0, baseline, periods}) == true);
  }
}
