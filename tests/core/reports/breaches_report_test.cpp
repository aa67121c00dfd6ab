// The breaches report on random tickets: exactly one row per breach.
#include "tix/reports/breaches_report.hpp"

#include "core/report/crowd.hpp"
#include "core/reports/slow_statistics.hpp"
#include "tix/filter/filter.hpp"
#include "tix/reports/breach_counts.hpp"

#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

template <class Made>
Report made_of(const Crowd& crowd, Slicing& slicing, Made made) {
  for (const Crowd::Member& member : crowd.members) {
    const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
    slicing.show(facts);
    made.add(crowd.past(member), facts);
  }
  return made.report();
}

Report breaches_of(const Crowd& crowd, const Filter& filter, const Interval& range) {
  const Grouping none = Grouping::parse("none");
  Slicing slicing(filter, none, crowd.desk.names, crowd.desk.bindings);
  return made_of(crowd, slicing, BreachesReport(crowd.scope(slicing, PeriodRow({Period{{}, range}}))));
}

Report counts_of(const Crowd& crowd, const Filter& filter, const Grouping& by, const PeriodRow& periods) {
  Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
  return made_of(crowd, slicing, BreachCounts(crowd.scope(slicing, periods)));
}

/// The counts of the rows of `report breaches`.
struct SlowBreachesRow {
  std::int64_t running = 0;
  std::map<std::string, std::int64_t> of_clock;
  std::set<std::int64_t> tickets;
  std::vector<std::int64_t> late_by_s;

  void add(CellsByName& row) {
    running += row["stopped_at"] == Cell{};
    ++of_clock[std::get<std::string>(row["clock"])];
    tickets.insert(number(row, "id"));
    late_by_s.push_back(number(row, "late_by_s"));
  }
};

void check_breaches_row(const CellsByName& row, const SlowBreachesRow& slow) {
  CHECK(number(row, "breaches") == std::ssize(slow.late_by_s));
  CHECK(number(row, "tickets") == std::ssize(slow.tickets));
  CHECK(number(row, "running") == slow.running);
  for (const ClockRule& rule : kClockRules) {
    const std::string clock(name_of(rule.clock));
    const auto found = slow.of_clock.find(clock);
    CHECK(number(row, "breached_" + clock) == (found == slow.of_clock.end() ? 0 : found->second));
  }
  for (const std::string which : {"mean", "median", "p90"})
    CHECK(row.at(which + "_late_by_s") == slow_length(slow.late_by_s, which));
}

Cell text(std::string_view words) {
  return words.empty() ? Cell{} : Cell{std::string(words)};
}

}  // namespace

TEST_CASE("breaches: one row per breach of the period, with the agent of that second") {
  Random random{269};
  std::size_t seen = 0, retargets = 0;
  for (int round = 0; round < 600; ++round) {
    const Crowd crowd(random);
    const Interval range = random_periods(random, crowd).whole();
    const Filter filter = Filter::parse(pick(random, 0, 1) ? "" : "team:none", FilterUse::query, {});
    const Report report = breaches_of(crowd, filter, range);
    // Team and agent from a fold until that instant; verdicts from the fold of all.
    std::set<std::vector<Cell>> expected;
    std::set<std::int64_t> tickets;
    std::int64_t late = 0;
    for (const Crowd::Member& member : crowd.members) {
      for (const ClockRow& row : member.folded.clocks) {
        if (row.outcome == Outcome::dropped) continue;
        if (row.clock == Clock::first_resolution || !row.breached_at || *row.breached_at >= crowd.as_of)
          continue;
        if (*row.breached_at < range.from || *row.breached_at >= range.to) continue;
        if (row.waived_at && *row.waived_at <= crowd.as_of) continue;
        const Folded then = crowd.as_it_was(member, *row.breached_at).value();
        if (!filter.matches(crowd.facts(then, *row.breached_at))) continue;
        const std::int64_t late_by = (row.stopped_at.value_or(crowd.as_of) - *row.breached_at).count;
        expected.insert({member.id.value, std::string(name_of(row.clock)), std::int64_t{row.cycle},
                         *row.breached_at, late_by, text(crowd.desk.names.text(then.ticket.agent)),
                         text(crowd.desk.names.text(then.ticket.team)),
                         row.reason == BreachReason::retarget ? Cell{std::string("retarget")} : Cell{}});
        tickets.insert(member.id.value);
        late += late_by;
        retargets += row.reason == BreachReason::retarget;
      }
    }
    std::set<std::vector<Cell>> found;
    Instant before = Instant::first();
    for (const Row& cells : report.rows) {
      CellsByName row = cells_of(report, cells);
      found.insert({row["id"], row["clock"], row["cycle"], row["breached_at"], row["late_by_s"], row["agent"],
                    row["team"], row["reason"]});
      CHECK(before <= std::get<Instant>(row["breached_at"]));
      before = std::get<Instant>(row["breached_at"]);
    }
    INFO("round " << round);
    CHECK((found == expected));
    CHECK(report.rows.size() == expected.size());
    CHECK(report.totals.empty());
    CHECK(report.totals_extra.back().value == Cell{late});
    CHECK(report.totals_extra.front().value == Cell{static_cast<std::int64_t>(tickets.size())});
    seen += expected.size();
  }
  CHECK(seen > 300);
  CHECK(retargets > 5);
}

TEST_CASE("breaches: --by counts the rows of the list") {
  constexpr std::array kGroupings = {"none", "team", "agent", "month", "month,team", "agent,month"};
  constexpr std::array kFilters = {"", "team:none", "priority:high"};
  Random random{271};
  std::int64_t seen = 0, several = 0;
  for (int round = 0; round < 400; ++round) {
    const Crowd crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const auto [words, filter, by] = random_question(random, kGroupings, kFilters);
    INFO("round " << round << ", by " << words << ", " << filter.text());
    const Report report =
        counts_of(crowd, filter, by, by.period() ? periods : PeriodRow({{{}, periods.whole()}}));
    std::map<std::vector<std::string>, SlowBreachesRow> expected;
    SlowBreachesRow total;
    const Report breaches = breaches_of(crowd, filter, periods.whole());
    for (const Row& one : breaches.rows) {
      CellsByName row = cells_of(breaches, one);
      std::vector<std::string> key;
      for (const Column& column : by.columns()) {
        const auto* text = std::get_if<std::string>(&row[column.name]);
        key.push_back(column.name == "month"
                          ? periods.periods()[periods.at(std::get<Instant>(row["breached_at"]))].name
                      : text ? *text
                             : "");
      }
      expected[key].add(row);
      total.add(row);
    }
    check_breaches_row(cells_of(report, report.totals), total);
    for (const auto& [key, row] : rows_by_key(report)) {
      several += number(row, "breaches") > number(row, "tickets");
      check_breaches_row(row, expected[key]);
      expected.erase(key);
    }
    CHECK(expected.empty());
    seen += std::ssize(total.late_by_s);
  }
  CHECK(seen > 300);
  CHECK(several > 10);
}
