// Satisfaction with random tickets, counted again resolve by resolve.
#include "tix/reports/satisfaction_report.hpp"

#include "core/report/wilson.hpp"
#include "core/reports/busy_life.hpp"

#include <numeric>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

struct SlowSatisfactionRow {
  std::map<std::string, std::int64_t> n;
  std::vector<std::int64_t> scores;
};

Report satisfaction_of(const Crowd& crowd, const Filter& filter, const Grouping& by,
                       const PeriodRow& periods) {
  Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
  SatisfactionReport satisfaction(crowd.scope(slicing, periods));
  for (const Crowd::Member& member : crowd.members) {
    const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
    slicing.show(facts);
    satisfaction.add(crowd.past(member), facts);
  }
  return satisfaction.report();
}

std::map<RowKey, SlowSatisfactionRow> satisfaction_slowly(const Crowd& crowd, const Filter& filter,
                                                          const Grouping& by, const Interval& range) {
  std::map<RowKey, SlowSatisfactionRow> rows;
  for (const Crowd::Member& member : crowd.members) {
    const auto resolves = resolves_slowly(crowd, member);
    // The last answer to each resolve: the latest resolve before the answer.
    std::map<std::size_t, std::int64_t> scores, recommendations;
    for (const Event& event : member.events) {
      std::size_t of = 0;
      while (of < resolves.size() && resolves[of].at <= event.at) ++of;
      if (of == 0) continue;
      if (event.kind == EventKind::rated) scores[of - 1] = event.a;
      if (event.kind == EventKind::recommended) recommendations[of - 1] = event.a;
    }
    for (std::size_t i = 0; i < resolves.size(); ++i) {
      if (!range.contains(resolves[i].at)) continue;
      if (!scores.contains(i) && !recommendations.contains(i)) continue;
      Ticket then = resolves[i].left;
      then.agent = resolves[i].credited;
      for (const RowKey& key : rows_of(crowd, filter, by, then)) {
        SlowSatisfactionRow& slow = rows[key];
        ++slow.n["answered"];
        if (scores.contains(i)) slow.scores.push_back(scores[i]);
        if (!recommendations.contains(i)) continue;
        ++slow.n["recommendations"];
        slow.n["promoters"] += recommendations[i] > 8;
        slow.n["detractors"] += recommendations[i] < 7;
      }
    }
  }
  return rows;
}

void check_satisfaction_row(const CellsByName& row, SlowSatisfactionRow& slow) {
  const auto n = std::ssize(slow.scores);
  const auto satisfied = std::ranges::count_if(slow.scores, [](std::int64_t score) { return score > 3; });
  CHECK(number(row, "sent") == 0);  // no survey is ever sent
  CHECK(number(row, "answered") == slow.n["answered"]);
  CHECK(row.at("response_pct") == Cell{});
  CHECK(number(row, "n") == n);
  CHECK(row.at("csat_pct") == slow_share(satisfied, n));
  CHECK(number(row, "nps_n") == slow.n["recommendations"]);
  if (n == 0) {
    for (const char* column : {"csat_low_pct", "csat_high_pct", "mean_score", "median_score"})
      CHECK(row.at(column) == Cell{});
  } else {
    const ShareInterval interval = wilson_interval(satisfied, n);
    CHECK(row.at("csat_low_pct") == Cell{interval.low});
    CHECK(row.at("csat_high_pct") == Cell{interval.high});
    const double sum = static_cast<double>(std::accumulate(slow.scores.begin(), slow.scores.end(), 0LL));
    CHECK(std::get<double>(row.at("mean_score")) == Approx(sum / static_cast<double>(n)).margin(0.0051));
    std::ranges::sort(slow.scores);
    const auto half = slow.scores.size() / 2;
    const std::int64_t twice = n % 2 ? 2 * slow.scores[half] : slow.scores[half - 1] + slow.scores[half];
    CHECK(std::get<double>(row.at("median_score")) == Approx(static_cast<double>(twice) / 2));
  }
  if (slow.n["recommendations"] == 0) {
    CHECK(row.at("nps") == Cell{});
  } else {
    const double nps = 100.0 * static_cast<double>(slow.n["promoters"] - slow.n["detractors"]) /
                       static_cast<double>(slow.n["recommendations"]);
    CHECK(static_cast<double>(std::get<Percent>(row.at("nps")).tenths) == Approx(nps * 10).margin(0.501));
  }
}

constexpr std::array kSatisfactionGroupings = {"none", "team", "agent", "priority", "status", "team,agent"};
constexpr std::array kSatisfactionFilters = {
    "", "", "", "team:specialists", "agent:budi", "priority:urgent,high"};

}  // namespace

TEST_CASE("satisfaction: every number of every row matches a second count", "[slow]") {
  Random random{601};
  std::map<std::string, std::int64_t> seen;
  for (int round = 0; round < 500; ++round) {
    const Crowd crowd = busy_crowd(random);
    const auto [by_text, filter, by] = random_question(random, kSatisfactionGroupings, kSatisfactionFilters);
    const PeriodRow row_of_periods = random_periods(random, crowd);
    for (const Period& period : row_of_periods.periods()) {
      INFO("round " << round << ", by " << by_text << ", " << filter.text() << ", " << period.name);
      const Report report = satisfaction_of(crowd, filter, by, PeriodRow({period}));
      auto slow = satisfaction_slowly(crowd, filter, by, period.range);
      SlowSatisfactionRow total = slow[RowKey{"total"}];
      check_satisfaction_row(cells_of(report, report.totals), total);
      for (const auto& [name, count] : total.n) seen[name] += count;
      slow.erase(RowKey{"total"});
      if (!by.has_field()) slow[RowKey{}];
      for (const auto& [key, row] : rows_by_key(report)) check_satisfaction_row(row, slow[key]);
      CHECK(report.rows.size() == slow.size());
    }
  }
  for (const char* name : {"answered", "recommendations", "promoters", "detractors"}) {
    INFO(name);
    CHECK(seen[name] > 20);
  }
}

TEST_CASE("satisfaction: rows add up to the totals, in every period") {
  Random random{603};
  for (int round = 0; round < 150; ++round) {
    const Crowd crowd = busy_crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const Report whole = satisfaction_of(crowd, {}, Grouping::parse("none"), periods);
    const CellsByName total = cells_of(whole, whole.totals);
    std::map<std::string, std::int64_t> sums;
    for (const auto& [key, row] :
         rows_by_key(satisfaction_of(crowd, {}, Grouping::parse("day,agent"), periods)))
      for (const char* column : {"sent", "answered", "n", "nps_n"}) sums[column] += number(row, column);
    for (const auto& [column, sum] : sums) CHECK(sum == number(total, column));
  }
}

TEST_CASE("satisfaction: the chart shows the numbers of the rows with their intervals") {
  Random random{605};
  for (int round = 0; round < 60; ++round) {
    const Crowd crowd = busy_crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    for (const char* by : {"none", "agent", "day", "day,agent", "team,priority"}) {
      const Report report = satisfaction_of(crowd, {}, Grouping::parse(by), periods);
      REQUIRE(report.charts.size() == 1);
      if (std::string(by).find(',') != std::string::npos) continue;
      const ChartSeries& series = report.charts[0].series.at(0);
      CHECK(series.values.size() == report.rows.size());
      for (std::size_t i = 0; i < series.values.size(); ++i) {
        const CellsByName row = cells_of(report, report.rows[i]);
        const auto is = [&](const std::optional<double>& value, const char* column) {
          const auto* share = std::get_if<Percent>(&row.at(column));
          return share ? value && *value == Approx(static_cast<double>(share->tenths) / 10) : !value;
        };
        CHECK(is(series.values[i], "csat_pct"));
        CHECK(is(series.low.at(i), "csat_low_pct"));
        CHECK(is(series.high.at(i), "csat_high_pct"));
      }
    }
  }
}
