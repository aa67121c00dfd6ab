// The reports on real logs, compared with answers computed elsewhere.
#include "desk/import/shared_logs.hpp"
#include "desk/report/asking.hpp"
#include "tix/ticket/name_table.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::test;

/// One row per case, which is open until it is closed or resolved for the last time.
std::string cases_until(const std::string& end) {
  return R"(
[time]
zone = "UTC"
[columns]
ref = "case"
created_at = "opened"
first_response_at = "first_response"
agent = "last_resource"
)" + end;
}

/// Returns the file without the columns that the mapping does not name.
std::string mapping_for(const std::string& mapping, const std::string& csv) {
  std::string all = mapping;
  const std::string header = csv.substr(0, csv.find_first_of("\r\n"));
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t comma = std::min(header.find(',', at), header.size());
    const std::string column = header.substr(at, comma - at);
    if (mapping.find("\"" + column + "\"") == std::string::npos) all += "\"x." + column + "\" = false\n";
    at = comma + 1;
  }
  return all;
}

/// `date,open_at_00:00,opened,ended,open_at_next_00:00`, by date.
std::map<std::string, std::vector<std::int64_t>> daily(const std::filesystem::path& file) {
  std::map<std::string, std::vector<std::int64_t>> days;
  std::ifstream in(file);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  format::CsvReader reader(bytes_of(text), "daily.csv");
  SourceRow row;
  while (reader.next(row))
    for (std::size_t i = 1; i < row.values.size(); ++i)
      days[row.values[0]].push_back(std::stoll(row.values[i]));
  return days;
}

/// Checks that every row of a trend adds up and that each slice starts where it ended before.
void check_conserved(const Report& report) {
  std::map<std::string, std::int64_t> open;
  for (const auto& [key, row] : rows_by_key(report)) {
    const std::string slice = key.size() > 1 ? key[1] : "";
    const std::int64_t in = number(row, "created") + number(row, "reopened") + number(row, "moved_in");
    const std::int64_t out = number(row, "moved_out") + number(row, "resolved") + number(row, "dropped");
    if (number(row, "open_end") != number(row, "open_start") + in - out) FAIL(key.front() << " " << slice);
    if (open.contains(slice) && open[slice] != number(row, "open_start")) FAIL(key.front() << " " << slice);
    open[slice] = number(row, "open_end");
  }
}

/// Checks that every day of the trend equals the day computed elsewhere.
void check_days(const Report& report, const std::map<std::string, std::vector<std::int64_t>>& days) {
  std::size_t checked = 0;
  for (const auto& [key, row] : rows_by_key(report)) {
    const auto known = days.find(key.front());
    if (known == days.end()) continue;
    const std::vector<std::int64_t> ours = {number(row, "open_start"), number(row, "created"),
                                            number(row, "resolved"), number(row, "open_end")};
    if (ours != known->second)
      FAIL(key.front() << ": " << ours[0] << " " << ours[1] << " " << ours[2] << " " << ours[3]);
    ++checked;
  }
  CHECK(checked + 2 >= days.size());
}

double hours(const CellsByName& row, const char* column) {
  return static_cast<double>(number(row, column)) / 3600;
}

}  // namespace

TEST_CASE("trend and sla of a real help desk match numbers computed elsewhere", "[slow]") {
  const auto folder = shared_log("helpdesk_it");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const auto answers = answers_of(*folder);
  const std::string csv = unpacked(*folder / "tickets_flat_utc.csv.gz");
  const Instant end = day("2014-01-06") - WallSeconds{1};
  const PeriodWords all{"2010-01-12", {}, {}};

  ImportDesk until_closed;
  REQUIRE(until_closed.tickets(csv, mapping_for(cases_until("closed_at = \"closed\"\n"), csv)).created ==
          answers["cases"]);
  const Report days = ask(until_closed, end, {desk::answer<TrendReport>, "day", "", all}).report;
  check_conserved(days);
  check_days(days, daily(*folder / "daily_open_until_closed.csv"));
  std::map<std::string, std::int64_t> opened, closed;
  for (const auto& [key, row] :
       rows_by_key(ask(until_closed, end, {desk::answer<TrendReport>, "month", "", all}).report)) {
    if (number(row, "created")) opened[key.front()] = number(row, "created");
    if (number(row, "resolved")) closed[key.front()] = number(row, "resolved");
  }
  CHECK(nlohmann::json(opened) == answers["opened_per_month"]);
  CHECK(nlohmann::json(closed) == answers["closed_per_month"]);
  auto sla = rows_by_key(ask(until_closed, end, {desk::answer<SlaReport>, "none", "", all}).report);
  CHECK(number(sla[{"resolution"}], "n") == answers["hours_open_to_closed"]["n"]);
  CHECK(hours(sla[{"resolution"}], "median_wall_s") ==
        Approx(answers["hours_open_to_closed"]["median_h"].get<double>()).margin(0.0003));
  CHECK(hours(sla[{"resolution"}], "mean_s") ==
        Approx(answers["hours_open_to_closed"]["mean_h"].get<double>()).margin(0.0003));
  CHECK(hours(sla[{"resolution"}], "p90_s") ==
        Approx(answers["hours_open_to_closed"]["p90_nearest_h"].get<double>()).margin(0.0003));

  // Four hours for a first response, and a day for the resolution.
  ImportDesk until_resolved;
  REQUIRE(until_resolved.tickets(csv, mapping_for(cases_until("resolved_at = \"last_resolved\"\n"), csv))
              .created == answers["cases"]);
  sla = rows_by_key(ask(until_resolved, end, {desk::answer<SlaReport>, "none", "", all}).report);
  CHECK(number(sla[{"first_response"}], "met") == answers["sla_what_if(first response)"]["<= 4h"]);
  CHECK(number(sla[{"resolution"}], "met") == answers["sla_what_if(resolved)"]["<= 1d"]);
  CHECK(number(sla[{"resolution"}], "n") == answers["hours_open_to_resolved"]["n"]);
  CHECK(hours(sla[{"resolution"}], "median_s") ==
        Approx(answers["hours_open_to_resolved"]["median_h"].get<double>()).margin(0.0003));
  const Report patterns = ask(until_resolved, end, {desk::patterns_report, "none", "", all}).report;
  CHECK(number(cells_of(patterns, patterns.totals), "resolution_n") ==
        answers["hours_open_to_resolved"]["n"]);
  CHECK(hours(cells_of(patterns, patterns.totals), "median_resolution_s") ==
        Approx(answers["hours_open_to_resolved"]["median_h"].get<double>()).margin(0.0003));
  const Report breaches = ask(until_resolved, end, {desk::answer<BreachesReport>, "none", "", all}).report;
  std::int64_t late = 0;
  for (const auto& [key, row] : sla) late += number(row, "breached") + number(row, "running_breached");
  CHECK(static_cast<std::int64_t>(breaches.rows.size()) == late);
  check_conserved(ask(until_resolved, end, {desk::answer<TrendReport>, "week,agent", "", all}).report);
}

TEST_CASE("trend, sla and breaches of a city's requests match numbers computed elsewhere", "[slow]") {
  const auto folder = shared_log("boston311_animal");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const auto answers = answers_of(*folder);
  ImportDesk desk;
  desk.now = day("2020-02-01");
  for (int year = 2013; year <= 2019; ++year) {
    const std::string csv = unpacked(*folder / fmt::format("filtered_{}.csv.gz", year));
    REQUIRE(desk.tickets(csv, kBostonMapping).problems.empty());
  }
  const Instant end = day("2020-01-03") - WallSeconds{1};
  const PeriodWords all{"2012-12-31", {}, {}};
  const Report days = ask(desk, end, {desk::answer<TrendReport>, "day", "", all}).report;
  check_conserved(days);
  check_days(days, daily(*folder / "daily_open.csv"));
  const auto months = rows_by_key(
      ask(desk, end, {desk::answer<TrendReport>, "month", "", {"2019-01-01", "2020-01-01", {}}}).report);
  CHECK(months.size() == 12);
  for (const auto& [key, row] : months) {
    CHECK(number(row, "created") == answers["opened_per_month_2019"][key.front()]);
    CHECK(number(row, "resolved") == answers["closed_per_month_2019"][key.front()]);
  }
  // Late at the start of a day, including those due in that very second, as the answers count them.
  const auto late = rows_by_key(
      ask(desk, end, {desk::answer<TrendReport>, "none", "", {"2015-01-01", "2017-07-01", {}}}).report);
  CHECK(number(late.begin()->second, "overdue_end") == answers["as_of_00:00"]["2017-07-01"]["open_breached"]);

  const auto sla = rows_by_key(ask(desk, Instant::last(), {desk::answer<SlaReport>, "none", "", all}).report);
  const CellsByName& resolution = sla.at({"resolution"});
  CHECK(number(resolution, "met") == 23441);
  CHECK(number(resolution, "breached") == 1056);
  CHECK(number(resolution, "running_breached") == 3316);
  CHECK(number(resolution, "running") == answers["status"]["Open"]);
  const auto by_type =
      rows_by_key(ask(desk, Instant::last(), {desk::answer<SlaReport>, "category", "", all}).report);
  for (const char* type : {"Bed Bugs", "Pest Infestation - Residential"}) {
    const auto& known = answers["close_hours_naive_by_type"][type];
    const CellsByName& row = by_type.at({"resolution", type});
    CHECK(number(row, "n") == known["n"]);
    CHECK(hours(row, "median_wall_s") == Approx(known["median_h"].get<double>()).margin(0.0003));
    CHECK(hours(row, "p90_wall_s") == Approx(known["p90_nearest_h"].get<double>()).margin(0.0003));
  }
  CHECK(ask(desk, Instant::last(), {desk::answer<BreachesReport>, "none", "", all}).report.rows.size() ==
        answers["our_late_vs_flag"]["late=True,flag=OVERDUE"]);
  check_conserved(ask(desk, end, {desk::answer<TrendReport>, "month,category", "", all}).report);
  check_conserved(
      ask(desk, end, {desk::answer<TrendReport>, "week,team", "category:\"Bed Bugs\"", all}).report);
}
