// The trend on random tickets: every period and slice, compared with folds of each moment.
#include "tix/reports/trend_report.hpp"

#include "core/report/crowd.hpp"
#include "tix/filter/filter.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

constexpr std::array kTrendGroupings = {"none",   "team",   "agent",         "priority",   "category",
                                        "status", "policy", "priority,team", "hold_reason"};
constexpr std::array kTrendFilters = {"",
                                      "",
                                      "priority:urgent,high",
                                      "team:specialists",
                                      "agent:none",
                                      "status:open,hold",
                                      "not:category:login",
                                      "is:unassigned",
                                      "policy:vip or priority:low"};

Filter filter_of(const std::string& text) {
  return Filter::parse(text, FilterUse::query, {});
}

Report trend_of(const Crowd& crowd, const Filter& filter, const Grouping& by, const PeriodRow& periods) {
  Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
  TrendReport trend(crowd.scope(slicing, periods));
  for (const Crowd::Member& member : crowd.members) {
    slicing.show(crowd.facts(member.folded, crowd.as_of));
    trend.add(crowd.past(member), overdue_intervals(member.folded.clocks));
  }
  return trend.report();
}

std::vector<RowKey> trend_keys(const Grouping& by, const TicketFacts& facts) {
  std::vector<RowKey> keys;
  for (const auto& parts : by.keys(facts)) {
    RowKey& key = keys.emplace_back();
    for (const GroupKey& part : parts) key.push_back(part.text);
  }
  return keys;
}

/// Counts open and overdue tickets at `t` by slice, from folds until then.
std::map<RowKey, std::pair<std::int64_t, std::int64_t>> stocks(const Crowd& crowd, const Filter& filter,
                                                               const Grouping& by, Instant t) {
  std::map<RowKey, std::pair<std::int64_t, std::int64_t>> counts;
  for (const Crowd::Member& member : crowd.members) {
    const auto then = crowd.as_it_was(member, t);
    if (!then || !then->ticket.unresolved()) continue;
    const TicketFacts facts = crowd.facts(*then, t);
    if (!filter.matches(facts)) continue;
    for (const RowKey& key : trend_keys(by, facts)) {
      ++counts[key].first;
      counts[key].second += is_overdue(facts);
    }
  }
  return counts;
}

/// Counts arrivals and departures of a period by slice, of tickets as they were at the end of that second.
std::map<RowKey, std::int64_t> steps(const Crowd& crowd, const Filter& filter, const Grouping& by,
                                     const Interval& range,
                                     const std::function<std::optional<Instant>(const OpenInterval&)>& step) {
  std::map<RowKey, std::int64_t> counts;
  for (const Crowd::Member& member : crowd.members)
    for (const OpenInterval& open_interval : member.folded.open_intervals) {
      const auto t = step(open_interval);
      if (!t || !range.contains(*t)) continue;
      const Folded then = crowd.as_it_was(member, *t).value();
      const TicketFacts facts = crowd.facts(then, *t);
      if (!filter.matches(facts)) continue;
      for (const RowKey& key : trend_keys(by, facts)) ++counts[key];
    }
  return counts;
}

std::optional<Instant> left(const OpenInterval& open_interval, ClosedBy closed_by) {
  return open_interval.closed_by == closed_by ? std::optional(open_interval.to) : std::nullopt;
}

}  // namespace

TEST_CASE("trend: in every period and slice, the end follows from the start and matches folds until then",
          "[slow]") {
  Random random{229};
  std::int64_t moved = 0, overdue = 0;
  for (int round = 0; round < 700; ++round) {
    const Crowd crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const std::string by_text = one_of(random, kTrendGroupings), filter_text = one_of(random, kTrendFilters);
    INFO("round " << round << ", by " << by_text << ", " << filter_text);
    const Filter filter = filter_of(filter_text);
    const Grouping by = Grouping::parse(by_text);
    for (const Period& period : periods.periods()) {
      const Report report = trend_of(crowd, filter, by, PeriodRow({period}));
      const auto before = stocks(crowd, filter, by, period.range.before());
      const auto after = stocks(crowd, filter, by, period.range.last());
      auto rows = rows_by_key(report);
      for (const auto& [key, counts] : before) rows[key];
      for (const auto& [key, counts] : after) rows[key];
      for (const auto& [key, row] : rows) {
        REQUIRE_FALSE(row.empty());
        CHECK(number(row, "open_end") == number(row, "open_start") + number(row, "created") +
                                             number(row, "reopened") + number(row, "moved_in") -
                                             number(row, "moved_out") - number(row, "resolved") -
                                             number(row, "dropped"));
        CHECK(number(row, "net") == number(row, "open_end") - number(row, "open_start"));
        const auto then = before.find(key), now = after.find(key);
        CHECK(number(row, "open_start") == (then == before.end() ? 0 : then->second.first));
        CHECK(number(row, "open_end") == (now == after.end() ? 0 : now->second.first));
        CHECK(number(row, "overdue_end") == (now == after.end() ? 0 : now->second.second));
        moved += number(row, "moved_in");
        overdue += number(row, "overdue_end");
      }
    }
  }
  CHECK(moved > 100);
  CHECK(overdue > 300);
}

TEST_CASE("trend: arrivals and departures count as they were at that second", "[slow]") {
  Random random{233};
  std::map<std::string, std::int64_t> seen;
  for (int round = 0; round < 500; ++round) {
    const Crowd crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    // A resolve counts in the row of the status before it, so statuses are left out here.
    const std::string by_text =
        std::array{"none", "team", "agent", "priority", "category", "policy"}[static_cast<std::size_t>(
            pick(random, 0, 5))];
    const Filter filter = filter_of(std::array{
        "", "priority:urgent,high", "not:category:login"}[static_cast<std::size_t>(pick(random, 0, 2))]);
    const Grouping by = Grouping::parse(by_text);
    const auto rows = rows_by_key(trend_of(crowd, filter, by, periods));
    const Interval whole = periods.whole();
    const std::map<std::string, std::map<RowKey, std::int64_t>> slow = {
        {"created", steps(crowd, filter, by, whole,
                          [](const OpenInterval& s) {
                            return s.opened_by == OpenedBy::created ? std::optional(s.from) : std::nullopt;
                          })},
        {"reopened", steps(crowd, filter, by, whole,
                           [](const OpenInterval& s) {
                             return s.opened_by == OpenedBy::reopened ? std::optional(s.from) : std::nullopt;
                           })},
        {"resolved",
         steps(crowd, filter, by, whole, [](const OpenInterval& s) { return left(s, ClosedBy::resolved); })},
        {"dropped", steps(crowd, filter, by, whole, [](const OpenInterval& s) {
           return left(s, ClosedBy::voided) ? left(s, ClosedBy::voided) : left(s, ClosedBy::merged);
         })}};
    for (const auto& [column, counts] : slow) {
      INFO("round " << round << ", by " << by_text << ", " << column);
      // Without a period in the grouping, all periods of a row have the same key.
      std::map<RowKey, std::int64_t> counted;
      Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
      TrendReport trend(crowd.scope(slicing, PeriodRow({Period{{}, whole}})));
      for (const Crowd::Member& member : crowd.members) trend.add(crowd.past(member), {});
      for (const auto& [key, row] : rows_by_key(trend.report()))
        if (number(row, column) != 0) counted[key] = number(row, column);
      CHECK(counted == counts);
      for (const auto& [key, count] : counts) seen[column] += count;
    }
  }
  for (const char* column : {"created", "reopened", "resolved", "dropped"}) CHECK(seen[column] > 100);
}

TEST_CASE("trend: periods cut anywhere add up, and the totals are those of one long period") {
  Random random{239};
  for (int round = 0; round < 400; ++round) {
    const Crowd crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const std::string field = one_of(random, kTrendGroupings);
    if (field == "priority,team") continue;
    const std::string by_text = field == "none" ? "day" : "day," + field;
    const Filter filter = filter_of(one_of(random, kTrendFilters));
    INFO("round " << round << ", by " << by_text << ", " << filter.text());
    const Report cut = trend_of(crowd, filter, Grouping::parse(by_text), periods);
    const Report whole =
        trend_of(crowd, filter, Grouping::parse(field), PeriodRow({Period{{}, periods.whole()}}));
    std::map<RowKey, CellsByName> last;
    std::map<RowKey, std::map<std::string, std::int64_t>> sums;
    for (const auto& [key, row] : rows_by_key(cut)) {
      const RowKey slice(key.begin() + 1, key.end());
      for (const char* column :
           {"created", "reopened", "moved_in", "moved_out", "resolved", "dropped", "net"})
        sums[slice][column] += number(row, column);
      if (last.contains(slice)) CHECK(number(last[slice], "open_end") == number(row, "open_start"));
      last[slice] = row;  // keys are in order of time: p0, p1, ...
    }
    const auto together = rows_by_key(whole);
    for (const auto& [slice, counts] : sums) {
      REQUIRE(together.contains(slice));
      for (const auto& [column, sum] : counts) CHECK(number(together.at(slice), column) == sum);
      CHECK(number(together.at(slice), "open_end") == number(last[slice], "open_end"));
      CHECK(number(together.at(slice), "overdue_end") == number(last[slice], "overdue_end"));
    }
    CHECK(std::equal(cut.totals.end() - 11, cut.totals.end(), whole.totals.end() - 11));
    if (field == "none")
      CHECK(std::equal(whole.totals.begin(), whole.totals.end(), whole.rows.front().begin()));
    if (filter.empty()) CHECK((number(cells_of(cut, cut.totals), "moved_in") == 0));
  }
}

TEST_CASE("trend: rows of one field add up to the totals, and every move out is a move in elsewhere") {
  Random random{241};
  for (int round = 0; round < 300; ++round) {
    const Crowd crowd(random);
    const PeriodRow periods({Period{{}, random_periods(random, crowd).whole()}});
    const Report report = trend_of(crowd, {}, Grouping::parse(one_of(random, kTrendGroupings)), periods);
    std::map<std::string, std::int64_t> sums;
    for (const auto& [key, row] : rows_by_key(report))
      for (const auto& [column, cell] : row)
        if (const auto* count = std::get_if<std::int64_t>(&cell)) sums[column] += *count;
    const CellsByName totals = cells_of(report, report.totals);
    for (const char* column :
         {"open_start", "created", "reopened", "resolved", "dropped", "net", "open_end", "overdue_end"})
      CHECK(number(totals, column) == (report.rows.empty() ? 0 : sums[column]));
    CHECK(sums["moved_in"] == sums["moved_out"]);
  }
}

TEST_CASE("trend: a period without events has a row, and a slice without tickets has none") {
  SmallDesk desk;
  const Filter filter;
  const Grouping by_day = Grouping::parse("day"), by_team = Grouping::parse("day,team");
  const std::vector<Period> days = {{"2026-08-07", {at(0), at(24)}}, {"2026-08-08", {at(24), at(48)}}};
  Slicing plain(filter, by_day, desk.names, desk.bindings),
      sliced(filter, by_team, desk.names, desk.bindings);
  const Report quiet = TrendReport(scope_of(desk, plain, PeriodRow(days), at(48))).report();
  REQUIRE(quiet.rows.size() == 2);
  CHECK(std::get<std::string>(quiet.rows[1][0]) == "2026-08-08");
  CHECK(std::holds_alternative<std::monostate>(quiet.rows[1].back()));  // growth of nothing
  CHECK(TrendReport(scope_of(desk, sliced, PeriodRow(days), at(48))).report().rows.empty());
}

TEST_CASE("trend: growth is relative to the open tickets at the start, and column names are fixed") {
  Life life;
  life.created(at(1)).created(at(1));
  SmallDesk desk;
  const Filter filter;
  const Grouping by = Grouping::parse("none");
  Slicing slicing(filter, by, desk.names, desk.bindings);
  TrendReport trend(scope_of(desk, slicing, PeriodRow({Period{{}, {at(2), at(5)}}}), at(5)));
  const std::vector<OpenInterval> old = {{at(1), Instant::open_end()}},
                                  fresh = {{at(3), at(4), OpenedBy::created, ClosedBy::voided}};
  const std::vector<OpenInterval> gone = {{at(1), at(3), OpenedBy::created, ClosedBy::resolved}};
  for (const auto& open_intervals : {old, gone, gone, fresh})
    trend.add({TicketId{1}, open_intervals, {}}, {});
  const Report report = trend.report();
  std::vector<std::string> names;
  for (const Column& column : report.columns) names.push_back(column.name);
  CHECK(names == std::vector<std::string>{"open_start", "created", "reopened", "moved_in", "moved_out",
                                          "resolved", "dropped", "net", "open_end", "overdue_end",
                                          "growth_pct"});
  REQUIRE(report.rows.size() == 1);
  const Row expected = {std::int64_t{3}, std::int64_t{1}, std::int64_t{0}, std::int64_t{0},
                        std::int64_t{0}, std::int64_t{2}, std::int64_t{1}, std::int64_t{-2},
                        std::int64_t{1}, std::int64_t{0}, Percent{-667}};
  CHECK(report.rows.front() == expected);
}
