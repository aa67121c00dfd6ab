// Reports that are made of other reports have the same numbers as these.
#include "desk/report/asking.hpp"
#include "desk/report/causes_report.hpp"
#include "desk/report/digest.hpp"
#include "tix/calendar/period.hpp"
#include "tix/reports/digest_headline.hpp"
#include "tix/time/duration_text.hpp"

#include <map>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::test;

/// Returns a report on [from, to).
CellsByName totals_of(ImportDesk& desk, Instant end, Make make, const Interval& range) {
  const Report report =
      ask(desk, end, {make, "none", "", {format_rfc3339(range.from), format_rfc3339(range.to), {}}}).report;
  return cells_of(report, report.totals);
}

struct Line {
  Cell value, before, most;
};
std::map<std::string, Line> measures_of(const Report& report) {
  std::map<std::string, Line> measures;
  for (const Row& row : report.rows) measures[std::get<std::string>(row[1])] = {row[2], row[3], row[5]};
  return measures;
}

struct Part {
  const char* measure;
  Make make;
  const char* column;
};
constexpr std::array kParts = {
    Part{"created", desk::answer<TrendReport>, "created"},
    Part{"reopened", desk::answer<TrendReport>, "reopened"},
    Part{"reopen_pct", desk::answer<FlowReport>, "reopen_pct"},
    Part{"mean_hops", desk::answer<FlowReport>, "mean_hops"},
    Part{"loops", desk::answer<FlowReport>, "loops"},
    Part{"lost_in_loops_s", desk::answer<FlowReport>, "lost_in_loops_s"},
    Part{"pickup_median_s", desk::answer<FlowReport>, "pickup_median_s"},
    Part{"in_hold_s", desk::answer<FlowReport>, "in_hold_s"},
};

std::optional<std::int64_t> number_if_any(const CellsByName& cells, const std::string& column) {
  const auto* number = std::get_if<std::int64_t>(&cells.at(column));
  return number ? std::optional(*number) : std::nullopt;
}

/// Where the highest value of a measure is found: a column of another report by a field, in the rows that
/// have `only`.
struct Whereabouts {
  const char* measure;
  Make make;
  const char* by;
  const char* named;
  const char* column;
  std::optional<std::pair<const char*, Cell>> only = {};
};
const std::array kWhereabouts = {
    Whereabouts{"created", desk::answer<TrendReport>, "category", "category", "created"},
    Whereabouts{"reopened", desk::answer<TrendReport>, "category", "category", "reopened"},
    Whereabouts{"spikes", desk::patterns_report, "category", "category", "count", {{"spike", true}}},
    Whereabouts{"resolution_p90_s",
                desk::answer<SlaReport>,
                "category",
                "category",
                "p90_s",
                {{"clock", "resolution"}}},
    Whereabouts{"in_hold_s", desk::answer<FlowReport>, "hold_reason", "hold_reason", "in_hold_s"},
    Whereabouts{"load", desk::answer<AgentsReport>, "none", "agent", "load"},
};

/// Returns the row with the highest value as causes writes it, or an empty text if all are 0.
Cell most_of(const Report& report, const Whereabouts& place) {
  std::string words;
  std::int64_t most = 0;
  for (const Row& row : report.rows) {
    CellsByName cells = cells_of(report, row);
    const auto* name = std::get_if<std::string>(&cells.at(place.named));
    const auto* value = std::get_if<std::int64_t>(&cells.at(place.column));
    if (name == nullptr || value == nullptr || *value <= most) continue;
    if (place.only && cells.at(place.only->first) != place.only->second) continue;
    most = *value;
    words =
        *name + ": " +
        (std::string_view(place.column).ends_with("_s") ? format_exact(Seconds{most}) : std::to_string(most));
  }
  return words.empty() ? Cell{} : Cell{words};
}

}  // namespace

TEST_CASE("causes agree with the reports that they are made of, for both periods", "[slow]") {
  Random random{20261122};
  std::map<std::string, int> told, placed;
  for (int round = 0; round < 8; ++round) {
    ImportDesk desk(kBusyDesk);
    const Instant end = burst(desk, random_days(desk, random, 320));
    const std::int64_t all = (end - kNow).count;
    const PeriodWords from{
        format_rfc3339(kNow + WallSeconds{pick(random, all * 2 / 3, all * 4 / 5)}), {}, {}};
    const PeriodWords words = round < 4 ? from : PeriodWords{{}, {}, round < 6 ? "month" : "week"};
    const auto [now, unit] = parse_range(words, Zone::utc(), end);
    const Interval before = ranges_before(now, unit, Zone::utc(), 1).front();
    INFO("round " << round << ", " << format_rfc3339(now.from) << " to " << format_rfc3339(now.to));
    const desk::ReportAnswer answer = ask(desk, end, {desk::causes_report, "none", "", words});
    const auto causes = measures_of(answer.report);
    const std::set<std::int64_t> behind = ids(answer);
    for (const Make make : {desk::answer<TrendReport>, desk::answer<FlowReport>})
      for (const std::int64_t id : ids(ask(desk, end, {make, "none", "", words}))) CHECK(behind.contains(id));
    for (const Part& part : kParts) {
      INFO(part.measure);
      const Cell value = totals_of(desk, end, part.make, now)[part.column];
      CHECK(causes.at(part.measure).value == value);
      CHECK(causes.at(part.measure).before == totals_of(desk, end, part.make, before)[part.column]);
      const auto* number = std::get_if<std::int64_t>(&value);
      told[part.measure] += number != nullptr && *number > 0;
    }
    for (const Whereabouts& place : kWhereabouts) {
      INFO("most of " << place.measure);
      const Cell most = most_of(ask(desk, end, {place.make, place.by, "", words}).report, place);
      CHECK(causes.at(place.measure).most == most);
      placed[place.measure] += most != Cell{};
    }
  }
  for (const char* measure : {"created", "reopened", "in_hold_s"}) {
    INFO(measure);
    CHECK(told[measure] > 0);
  }
  for (const Whereabouts& place : kWhereabouts) {
    INFO("most of " << place.measure);
    CHECK(placed[place.measure] > 0);
  }
}

TEST_CASE("causes over time equal the causes of each period", "[slow]") {
  Random random{20261124};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 320);
  const PeriodWords words{"2026-08-03", {}, {}};
  const Report report = ask(desk, end, {desk::causes_report, "week", "", words}).report;
  std::map<std::string, std::map<std::string, std::pair<Cell, Cell>>> weeks;
  for (const Row& row : report.rows)
    weeks[std::get<std::string>(row[2])][std::get<std::string>(row[1])] = {row[3], row[4]};
  const auto periods = periods_of(parse_range(words, Zone::utc(), end).range, PeriodUnit::week, Zone::utc());
  CHECK(weeks.size() == periods.size());
  CHECK(periods.size() > 2);
  for (const Period& period : periods) {
    INFO(period.name);
    const Interval& range = period.range;
    const auto alone = measures_of(
        ask(desk, end,
            {desk::causes_report, "none", "", {format_rfc3339(range.from), format_rfc3339(range.to), {}}})
            .report);
    for (const auto& [measure, line] : alone) {
      INFO(measure);
      // A week that is not over is compared with weeks before, and a number of days with as many before.
      if (measure == "spikes" && range.to == periods.back().range.to) continue;
      CHECK(weeks[period.name][measure] == std::pair{line.value, line.most});
    }
    CHECK(weeks[period.name].size() == alone.size());
  }
}

TEST_CASE("the numbers of the digest are those of the reports, and its headline has them", "[slow]") {
  Random random{20261123};
  for (int round = 0; round < 8; ++round) {
    ImportDesk desk(kBusyDesk);
    const Instant end = random_days(desk, random, 120);
    INFO("round " << round);
    const Report backlog = ask(desk, end, {desk::backlog_with_change}).report;
    desk::Reading reading(desk.database(), [&](const Zone&) { return end; });
    const desk::Digest digest = desk::digest(reading, {}, Zone::utc());
    const auto numbers = cells_of(digest.numbers, digest.numbers.rows.front());

    const CellsByName total = cells_of(backlog, backlog.totals);
    CHECK(numbers.at("open") == total.at("open"));
    CHECK(numbers.at("overdue") == total.at("overdue"));
    for (const Extra& extra : backlog.totals_extra) CHECK(numbers.at(extra.column.name) == extra.value);

    std::int64_t at_risk = 0, overdue = 0;
    const Instant noon = next_noon(end, Zone::utc());
    reading.each_unresolved(end, [&](const TicketFacts& facts) {
      const auto due = next_due(facts);
      overdue += is_overdue(facts);
      at_risk += !is_overdue(facts) && due && *due > end && *due < noon;
    });
    CHECK(number(numbers, "at_risk") == at_risk);
    CHECK(digest.headline ==
          headline({number(numbers, "open"), overdue, number_if_any(numbers, "overdue_change"), at_risk}, end,
                   Zone::utc()));
    const desk::DigestPart& first = digest.parts.front();
    CHECK(first.report.rows.size() + first.left_out == static_cast<std::size_t>(overdue + at_risk));
  }
}
