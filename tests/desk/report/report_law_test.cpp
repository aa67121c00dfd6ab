// The laws of reports over time, on databases made by random acts.
#include "desk/report/asking.hpp"
#include "desk/work/random_work.hpp"

#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// Fields with a history. Tags are left out, because a trend knows only those as of the report.
constexpr std::array kSlices = {"none",   "team",   "agent",          "priority",   "category",
                                "status", "policy", "priority,agent", "hold_reason"};
constexpr std::array kLawFilters = {"",           "",           "priority:urgent,high", "team:frontline",
                                    "agent:none", "policy:vip", "not:status:pending"};
constexpr std::array kLawMakers = {desk::answer<TrendReport>, desk::answer<SlaReport>,
                                   desk::answer<BreachesReport>, desk::answer<BreachCounts>};

std::string stamp(Instant t) {
  return format_rfc3339(t);
}

}  // namespace

TEST_CASE("trend: the end of every period and slice equals the backlog as of its last second", "[slow]") {
  for (const unsigned seed : {21u, 22u, 23u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    const Instant end = random_days(desk, random, 160, kSteadyTags);
    std::int64_t open = 0, overdue = 0;
    for (int probe = 0; probe < 40; ++probe) {
      const Asked asked{desk::answer<TrendReport>, one_of(random, kSlices), one_of(random, kLawFilters),
                        any_range(random, end)};
      const desk::ReportAnswer trend = ask(desk, end, asked);
      const Instant last = parse_range(asked.words, Zone::utc(), end).range.last();
      const desk::ReportAnswer backlog =
          ask(desk, last, {desk::backlog_with_change, asked.by, asked.filter, {}});
      INFO("seed " << seed << ", by " << asked.by << ", " << asked.filter << ", " << *asked.words.from
                   << " to " << *asked.words.to);
      auto then = rows_by_key(backlog.report);
      for (const auto& [key, row] : rows_by_key(trend.report)) {
        const bool some = then.contains(key);
        CHECK(number(row, "open_end") == (some ? number(then[key], "open") : 0));
        CHECK(number(row, "overdue_end") == (some ? number(then[key], "overdue") : 0));
        open += number(row, "open_end");
        overdue += number(row, "overdue_end");
        then.erase(key);
      }
      for (const auto& [key, row] : then) CHECK(number(row, "open") == 0);
      for (const std::int64_t id : ids(backlog)) CHECK(ids(trend).contains(id));
    }
    CHECK(open > 100);
    CHECK(overdue > 50);
  }
}

TEST_CASE("a report over time as of a moment equals the report made at that moment", "[slow]") {
  for (const unsigned seed : {31u, 32u}) {
    Random random{seed};
    INFO("seed " << seed);
    check_made_then(
        random, 120,
        [&](store::Database& database, Instant when) { random_act(database, random, when, kNoUndo); },
        [&] {
          const char* field = one_of(random, std::array{"none", "team", "priority", "tag", "agent"});
          const Make make = one_of(random, kLawMakers);
          return Asked{make, pick(random, 0, 1) ? field : "day", one_of(random, kLawFilters), {}};
        });
  }
}

TEST_CASE("trend: reading columns alone gives the same as reading whole tickets, for every range", "[slow]") {
  Random random{41};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 250);
  for (int probe = 0; probe < 40; ++probe) {
    const Asked columns_only{
        desk::answer<TrendReport>,
        one_of(random, std::array{"none", "team", "status", "day,agent", "priority,policy"}),
        pick(random, 0, 1) ? "" : "team:frontline", any_range(random, end)};
    Asked whole = columns_only;
    whole.filter += " title:*";  // matches every ticket, but needs its title
    INFO("by " << columns_only.by << ", " << columns_only.filter << ", " << *columns_only.words.from << " to "
               << *columns_only.words.to);
    const desk::ReportAnswer from_rows = ask(desk, end, columns_only), from_tickets = ask(desk, end, whole);
    CHECK(csv_of(from_rows.report) == csv_of(from_tickets.report));
    CHECK(ids(from_rows) == ids(from_tickets));
  }
}

TEST_CASE("backlog over time equals the backlog as of the end of each period", "[slow]") {
  Random random{43};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 200, kSteadyTags);
  for (const char* field : {"team", "priority", "tag"}) {
    const Asked asked{desk::backlog_with_change, std::string("day,") + field, "", {stamp(kNow), {}, {}}};
    auto rows = rows_by_key(ask(desk, end, asked).report);
    for (const Period& day :
         periods_of(parse_range(asked.words, Zone::utc(), end).range, PeriodUnit::day, Zone::utc())) {
      for (const auto& [key, row] :
           rows_by_key(ask(desk, day.range.last(), {desk::backlog_with_change, field}).report)) {
        CellsByName then = rows[{day.name, key.front()}];
        REQUIRE_FALSE(then.empty());
        then.erase("day");
        CHECK(then == row);
        rows.erase({day.name, key.front()});
      }
    }
    for (const auto& [key, row] : rows) CHECK(number(row, "open") == 0);
  }
}

TEST_CASE("the tickets behind sla and breaches are found by a filter for each one", "[slow]") {
  Random random{47};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 150);
  for (const Make make : {desk::answer<SlaReport>, desk::answer<BreachesReport>, desk::answer<TrendReport>}) {
    const Asked asked{make, "none", "", any_range(random, end)};
    const desk::ReportAnswer all = ask(desk, end, asked);
    const auto counted = ids(all);
    for (std::int64_t id = 1; id <= store::count_tickets(desk.database()); ++id) {
      Asked one = asked;
      one.filter = fmt::format("id:{}", id);
      const desk::ReportAnswer answer = ask(desk, end, one);
      CHECK(answer.tickets.size() == counted.count(id));
    }
  }
}

TEST_CASE("CSV, JSON and the report have the same numbers") {
  Random random{53};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 120);
  for (const Make make : kLawMakers) {
    const Report report =
        ask(desk, end, {make, make == desk::answer<BreachesReport> ? "none" : "day,priority"}).report;
    REQUIRE_FALSE(report.rows.empty());
    const auto json = nlohmann::json::parse(rendered(report, format::Format::json));
    format::CsvReader csv(bytes_of(rendered(report, format::Format::csv)), "report.csv");
    SourceRow line;
    for (std::size_t r = 0; r < report.rows.size(); ++r) {
      REQUIRE(csv.next(line));
      for (std::size_t c = 0; c < report.columns.size(); ++c) {
        const auto& value = json["rows"][r][report.columns[c].name];
        const std::string text = value.is_null()     ? ""
                                 : value.is_string() ? value.get<std::string>()
                                                     : value.dump();
        CHECK(line.values[c] == text);
        if (const auto* count = std::get_if<std::int64_t>(&report.rows[r][c])) CHECK(value == *count);
      }
    }
    CHECK_FALSE(csv.next(line));
    CHECK(json["totals"].size() == report.totals.size() + report.totals_extra.size());
  }
}
