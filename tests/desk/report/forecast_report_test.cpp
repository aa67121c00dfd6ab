// Forecasts on databases made by random acts: the days they draw from are those of the trend.
#include "desk/report/forecast_report.hpp"

#include "desk/file/desk_file.hpp"
#include "desk/import/shared_logs.hpp"
#include "desk/report/asking.hpp"
#include "desk/report/forecast_days.hpp"
#include "desk/work/random_work.hpp"
#include "tix/calendar/calendar_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

constexpr const char* kSteadyDesk = R"(
[desk]
name = "steady"
zone = "UTC"
[calendar.office]
mon-fri = "08:00-12:00"
holidays = ["2026-08-17 Independence Day", "2026-09-02..2026-09-03 Move"]
[team.frontline]
calendar = "office"
[team.specialists]
calendar = "office"
[agent.budi]
team = "frontline"
[agent.made]
team = "specialists"
[[sla]]
name = "standard"
[sla.targets]
normal = { resolution = "8h" }
)";

/// Acts that are hours apart, over some months.
Instant random_months(ImportDesk& desk, Random& random, int acts, Instant when = kNow) {
  for (int i = 0; i < acts; ++i) {
    random_act(desk.database(), random, when, kNoUndo);
    when = when + WallSeconds{pick(random, 0, 3) * pick(random, 0, 16000)};
  }
  return when;
}

/// The agents who held a ticket at the second of a resolve in the last 90 days.
std::int64_t resolvers(ImportDesk& desk, Instant end) {
  desk::Reading reading(desk.database(), [&](const Zone&) { return end; });
  std::set<AgentId> agents;
  for (std::int64_t id = 1; id <= store::count_tickets(desk.database()); ++id) {
    const Folded folded = reading.folded(TicketId{id});
    for (const OpenInterval& open_interval : folded.open_intervals)
      if (const AgentId agent = state_interval_at(folded.state_intervals, open_interval.to).agent;
          open_interval.closed_by == ClosedBy::resolved && agent)
        agents.insert(agent);
  }
  return static_cast<std::int64_t>(agents.size());
}

/// Returns the last `days` days.
PeriodWords last_days(Instant end, int days) {
  return {format_rfc3339(end - WallSeconds{days * 86400}), {}, {}};
}

desk::ReportAnswer forecast_of(desk::Reading& reading, const desk::ReportQuestion& question) {
  return desk::forecast_report(reading, question, {});
}

desk::ReportAnswer asked_of(ImportDesk& desk, Instant end, const desk::ForecastAsked& asked,
                            const std::string& filter = {}, const Zone& zone = Zone::utc(),
                            const std::string& by = "day") {
  desk::Reading reading(desk.database(), [&](const Zone&) { return end; });
  const Interval range = parse_range(last_days(end, 90), zone, end).range;
  return desk::forecast_report(reading,
                               {.filter = reading.filter(filter, "sari"),
                                .by = Grouping::parse(by),
                                .periods = PeriodRow({Period{{}, range}}),
                                .wants_tickets = true,
                                .zone = zone},
                               asked);
}

}  // namespace

TEST_CASE("forecast: the days it draws from are those of the trend, divided at the present time of day",
          "[slow]") {
  for (const unsigned seed : {731u, 732u, 733u}) {
    Random random{seed};
    ImportDesk desk(kSteadyDesk);
    const Instant end = random_months(desk, random, 330);
    const char* filter = std::array{"", "priority:urgent,high", "team:frontline title:*"}[seed % 3];
    const Zone& zone = Zone::find(std::array{"UTC", "Asia/Jakarta", "America/New_York"}[seed % 3]);
    INFO("seed " << seed << ", " << filter);
    desk::Reading reading(desk.database(), [&](const Zone&) { return end; });
    const Filter narrowed = reading.filter(filter, "sari");
    const Grouping by = Grouping::parse("none");
    Slicing slicing(narrowed, by, reading.names(), reading.bindings());
    const Interval range{end - WallSeconds{40 * 86400}, end + WallSeconds{1}};
    const desk::ReportQuestion question{
        .filter = narrowed, .by = by, .periods = PeriodRow({Period{{}, range}}), .zone = zone};
    const desk::ForecastDays days = desk::forecast_days(reading, slicing, question);

    const Date today = zone.local(range.to).date();
    CHECK(days.today == today);
    CHECK(days.first + static_cast<std::int32_t>(days.past.size()) == today);
    CHECK(days.base_to() == today);
    CHECK(days.base_from() == zone.local(range.from).date() + 1);
    CHECK(days.first > zone.local(kNow).date());  // the first day of the desk is not a whole one
    CHECK(days.first == std::max(days.base_from() - 56, zone.local(kNow).date() + 1));
    const auto open_at = [&](Instant t) {
      std::int64_t open = 0;
      reading.each_unresolved(narrowed, t, [&](const TicketFacts&) { ++open; });
      return open;
    };
    CHECK(days.open == open_at(end));
    std::int64_t came = 0;
    for (std::size_t i = 0; i < days.past.size(); ++i) {
      const Date date = days.first + static_cast<std::int32_t>(i);
      const PastDay& day = days.past[i];
      const Interval whole{zone.first_at_or_after({date, 0}), zone.first_at_or_after({date + 1, 0})};
      const Instant cut = zone.first_at_or_after({date, zone.local(range.to).second_of_day()});
      const Report trend =
          desk::answer<TrendReport>(
              reading,
              {.filter = narrowed, .by = by, .periods = PeriodRow({Period{{}, whole}}), .zone = zone})
              .report;
      const CellsByName row = cells_of(trend, trend.rows.front());
      CHECK(day.before.came + day.after.came ==
            number(row, "created") + number(row, "reopened") + number(row, "moved_in"));
      CHECK(day.before.went + day.after.went ==
            number(row, "resolved") + number(row, "dropped") + number(row, "moved_out"));
      CHECK(day.open_at_end == number(row, "open_end"));
      CHECK(day.open_at_cut == number(row, "open_start") + day.before.came - day.before.went);
      if (i % 5 == 0) CHECK(day.open_at_cut == open_at(cut - WallSeconds{1}));
      came += day.before.came + day.after.came;
      // Nobody works on weekends and on the holidays of the desk file.
      const bool weekend = date.weekday() == Weekday::sat || date.weekday() == Weekday::sun;
      const std::string name = format_date(date);
      const bool holiday = name == "2026-08-17" || name == "2026-09-02" || name == "2026-09-03";
      CHECK(day.kind.weekday == date.weekday());
      CHECK(day.kind.closed == (weekend || holiday));
      CHECK(day.kind.holiday == holiday);
    }
    CHECK(came > 10);
    CHECK(days.coming.size() == kForecastHorizon);
    CHECK(days.coming.front().weekday == today.weekday());
  }
}

TEST_CASE("forecast as of a moment equals the forecast made at that moment", "[slow]") {
  Random random{741};
  ImportDesk desk(kSteadyDesk);
  const Instant then = random_months(desk, random, 260);
  std::map<std::string, std::string> made;
  const auto told = [&](const char* filter) {
    return csv_of(ask(desk, then, {forecast_of, "none", filter, last_days(then, 60)}).report);
  };
  for (const char* filter : {"", "team:frontline", "title:*"}) made[filter] = told(filter);
  random_months(desk, random, 120, then + WallSeconds{60});
  for (const auto& [filter, said] : made) CHECK(told(filter.c_str()) == said);
  CHECK(made[""] == made["title:*"]);
  CHECK(made[""] != made["team:frontline"]);
}

TEST_CASE("forecast: what-ifs scale what the agents of the base resolved", "[slow]") {
  Random random{751};
  ImportDesk desk(kSteadyDesk);
  const Instant end = random_months(desk, random, 250);
  const auto open = [&](const desk::ForecastAsked& asked) {
    return number(cells_of(asked_of(desk, end, asked).report, asked_of(desk, end, asked).report.totals),
                  "open");
  };
  std::string twice = kSteadyDesk;
  twice.replace(twice.find("08:00-12:00"), 11, "08:00-16:00");
  const Desk longer = desk::read_desk_file(twice, "longer.toml"),
             same = desk::read_desk_file(kSteadyDesk, "same.toml");
  const auto with = [](auto change) {
    desk::ForecastAsked asked;
    change(asked);
    return asked;
  };
  const auto more_agents = [&](std::int64_t n) { return with([n](auto& asked) { asked.agents = n; }); };
  const auto hours = [&](const Desk& tried) { return with([&](auto& asked) { asked.hours = &tried; }); };
  const auto arrivals = [&](std::int64_t pct) {
    return with([pct](auto& asked) { asked.arrivals_pct = pct; });
  };
  // Twice the agents have the same effect as twice the hours.
  const std::int64_t all = resolvers(desk, end);
  REQUIRE(all > 0);
  CHECK(csv_of(asked_of(desk, end, hours(longer)).report) ==
        csv_of(asked_of(desk, end, more_agents(all)).report));
  const std::int64_t as_is = open({});
  CHECK(open(hours(same)) == as_is);
  CHECK(open(more_agents(all)) <= as_is);
  CHECK(open(more_agents(-all)) >= as_is);
  CHECK(open(arrivals(50)) >= as_is);
  const Report nothing_comes = asked_of(desk, end, arrivals(-100)).report;
  CHECK(number(cells_of(nothing_comes, nothing_comes.totals), "created") == 0);
  const Report none = asked_of(desk, end, more_agents(-all)).report;
  CHECK(number(cells_of(none, none.totals), "resolved") == 0);
  CHECK(number(cells_of(none, none.totals), "open_as_is") == as_is);
  CHECK_THROWS_AS(asked_of(desk, end, more_agents(-all - 1)), Error);
}

TEST_CASE("forecast: charts begin in the past and continue with the interval", "[slow]") {
  Random random{761};
  ImportDesk desk(kSteadyDesk);
  const Instant end = random_months(desk, random, 330);
  const desk::ReportAnswer answer = asked_of(desk, end, {7, 1, 1, 0, nullptr});
  const Report& report = answer.report;
  REQUIRE(report.rows.size() == 7);
  REQUIRE(report.charts.size() == 2);
  const Chart& open = report.charts[0];
  REQUIRE(open.series.size() == 3);
  CHECK(open.x.size() == 28 + 7);
  CHECK(open.x.back() == std::get<std::string>(report.rows.back()[0]));
  for (const ChartSeries& series : open.series) CHECK(series.values.size() == open.x.size());
  CHECK(open.series[1].low.size() == open.x.size());
  const CellsByName last = cells_of(report, report.rows.back());
  CHECK(open.series[1].low.back() == static_cast<double>(number(last, "open_low")));
  CHECK(open.series[1].high.back() == static_cast<double>(number(last, "open_high")));
  CHECK(open.series[2].values.back() == static_cast<double>(number(last, "open_as_is")));
  CHECK(open.series[0].values[27].has_value());
  CHECK_FALSE(open.series[0].values[28].has_value());
  CHECK(open.series[1].values[27] == open.series[0].values[27]);
  CHECK_FALSE(open.series[1].values[26].has_value());
  // Created and resolved continue; the first day includes what it has had already.
  const Chart& flow = report.charts[1];
  REQUIRE(flow.series.size() == 2);
  const CellsByName rest = cells_of(report, report.rows.front());
  const Asked day{desk::answer<TrendReport>, "none", "", {{}, {}, "today"}};
  const CellsByName today = cells_of(ask(desk, end, day).report, ask(desk, end, day).report.totals);
  CHECK(flow.series[0].values[28] ==
        static_cast<double>(number(rest, "created") + number(today, "created") + number(today, "reopened")));
  CHECK(flow.series[1].values[28] ==
        static_cast<double>(number(rest, "resolved") + number(today, "resolved") + number(today, "dropped")));
  CHECK(flow.series[0].values[34] == static_cast<double>(number(last, "created")));
  CHECK_FALSE(flow.series[0].low[27].has_value());
  CHECK_FALSE(answer.tickets.empty());
}

TEST_CASE(
    "forecast: weeks and months are the sums of their days, and the first is the rest of the current one",
    "[slow]") {
  Random random{769};
  ImportDesk desk(kSteadyDesk);
  const Instant end = random_months(desk, random, 330);
  const Report daily = asked_of(desk, end, {60}).report;
  const auto flows = [](const Chart& chart, const std::string& name, std::size_t series) {
    const auto at = std::ranges::find(chart.x, name);
    REQUIRE(at != chart.x.end());
    return chart.series[series].values[static_cast<std::size_t>(at - chart.x.begin())].value();
  };
  for (const auto& [by, unit] :
       {std::pair("week", PeriodUnit::week), std::pair("month", PeriodUnit::month)}) {
    INFO(by);
    const Report report = asked_of(desk, end, {60}, {}, Zone::utc(), by).report;
    std::map<std::string, CellsByName> last_days;
    std::vector<std::string> names;
    for (const Row& row : daily.rows) {
      const std::string name = period_name(
          unit, Zone::utc().local(parse_rfc3339(std::get<std::string>(row[0]) + "T00:00:00Z")).date());
      if (names.empty() || names.back() != name) names.push_back(name);
      last_days[name] = cells_of(daily, row);
    }
    REQUIRE(report.rows.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      const CellsByName row = cells_of(report, report.rows[i]);
      CHECK(row.at(by) == Cell{names[i]});
      for (const char* column : {"open", "open_low", "open_high"})
        CHECK(row.at(column) == last_days[names[i]].at(column));
    }
    CHECK(report.totals == daily.totals);
    // The current week so far and the whole weeks before are those of the trend.
    const Chart& flow = report.charts[1];
    const std::string& first = flow.x.front();
    const Report trend =
        ask(desk, end,
            {desk::answer<TrendReport>, by, "", {format_rfc3339(end - WallSeconds{150 * 86400}), {}, {}}})
            .report;
    int compared = 0;
    for (const Row& row : trend.rows) {
      const CellsByName cells = cells_of(trend, row);
      const std::string name = std::get<std::string>(row[0]);
      if (name < first) continue;
      const auto came = number(cells, "created") + number(cells, "reopened") + number(cells, "moved_in");
      const std::int64_t left =
          name == names.front() ? number(cells_of(report, report.rows[0]), "created") : 0;
      CHECK(flows(flow, name, 0) == static_cast<double>(came + left));
      ++compared;
    }
    CHECK(compared > (unit == PeriodUnit::week ? 4 : 0));
  }
  CHECK(asked_of(desk, end, {}, {}, Zone::utc(), "week").report.rows.size() == 8);
  CHECK(asked_of(desk, end, {}, {}, Zone::utc(), "quarter").report.rows.size() == 4);
  CHECK(asked_of(desk, end, {}, {}, Zone::utc(), "none").report.rows.size() == 1);
}

TEST_CASE("forecast of a real help desk: its intervals hold about as often as claimed", "[slow]") {
  const auto folder = shared_log("helpdesk_it");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  ImportDesk desk;
  REQUIRE(desk.events(unpacked(*folder / "Helpdesk.csv.gz"), kHelpdeskMapping).problems.empty());
  std::int64_t tested = 0, inside = 0;
  for (const char* when : {"2011-06-01", "2011-12-01", "2012-06-01", "2012-12-01", "2013-06-01"}) {
    const Report report = asked_of(desk, parse_rfc3339(std::string(when) + "T06:00:00Z"), {}).report;
    for (const Extra& extra : report.totals_extra) {
      if (extra.column.name == "tested_weeks") tested += std::get<std::int64_t>(extra.value) * 7;
      if (extra.column.name == "tested_inside_pct")
        inside += std::get<Percent>(extra.value).tenths * 56 / 1000;
    }
  }
  INFO(inside << " of " << tested);
  CHECK(tested == 5 * 8 * 7);
  CHECK(inside * 100 > tested * 60);
}
