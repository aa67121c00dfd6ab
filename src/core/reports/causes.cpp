// Tables and charts of the causes, and the effort that tickets take. The measures come from other reports;
// this file only puts them next to each other.
#include "tix/reports/causes.hpp"

#include "tix/report/measure.hpp"
#include "tix/sla/assignment_history.hpp"
#include "tix/text/ascii.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace tix {
namespace {

/// The measures that have a chart, one per cause.
constexpr std::array<std::string_view, 4> kDrawn = {"created", "mean_touches", "mean_hops",
                                                    "days_of_backlog"};

/// The columns of a line. `before` and `change_pct` have no place in a table over time.
constexpr Metric kCausesMetrics[] = {
    {.name = "value",
     .label = "value",
     .unit = "unit of the measure",
     .is_main = true,
     .formula = "The measure in the period, counted as in the report that it comes from.",
     .trap = "Two measures that change together do not prove that one causes the other.",
     .views = "tickets stays spans clocks"},
    {.name = "before",
     .label = "before",
     .unit = "unit of the measure",
     .is_main = true,
     .formula = "The measure in the preceding period of the same length. For a month that is not over, in as "
                "much of the month before.",
     .views = "tickets stays spans clocks"},
    {.name = "change_pct",
     .label = "change %",
     .kind = ColumnKind::percent,
     .is_main = true,
     .formula = "(value - before) / before. Empty if before is 0, or if the desk's first ticket was created "
                "after the preceding period began.",
     .trap = "Small numbers change by large percentages.",
     .views = "tickets stays spans clocks"},
    {.name = "most",
     .label = "mostly in",
     .kind = ColumnKind::text,
     .is_main = true,
     .formula = "The category, hold reason or agent with the highest value, and that value.",
     .views = "tickets stays spans clocks"},
};

/// The measures, in the order of their rows.
constexpr Metric kCausesMeasures[] = {
    {.name = "created",
     .label = "created",
     .unit = "tickets",
     .formula = "Tickets created in the period, as in report trend.",
     .views = "stays"},
    {.name = "reopened",
     .label = "reopened",
     .unit = "reopens",
     .formula = "Reopens in the period, as in report trend.",
     .views = "stays"},
    {.name = "spikes",
     .label = "spikes",
     .unit = "categories",
     .formula = "Categories that are a spike in report patterns. Empty if the desk's first ticket was "
                "created after the preceding period began.",
     .views = "tickets"},
    {.name = "mean_touches",
     .label = "mean touches",
     .unit = "messages",
     .formula = "Public replies and notes on the tickets first resolved in the period / these tickets. "
                "Messages after the resolve count too.",
     .views = "messages stays"},
    {.name = "resolution_p90_s",
     .label = "90th percentile resolution",
     .kind = ColumnKind::working_rounded,
     .formula = "p90_s of the resolution clock in report sla.",
     .views = "clocks"},
    {.name = "reopen_pct",
     .label = "reopened %",
     .kind = ColumnKind::percent,
     .formula = "Tickets first resolved in the period that were reopened / these tickets, as in report flow.",
     .views = "stays"},
    {.name = "mean_hops",
     .label = "mean hops",
     .unit = "hops",
     .formula = "The mean number of hops per ticket, as in report flow.",
     .views = "tickets"},
    {.name = "loops",
     .label = "loops",
     .unit = "loops",
     .formula = "How often a team or an agent got a ticket back that another one had in between, as in "
                "report flow.",
     .views = "spans"},
    {.name = "lost_in_loops_s",
     .label = "lost in loops",
     .kind = ColumnKind::working_rounded,
     .formula = "The working time that the tickets were away in loops, as in report flow.",
     .views = "spans"},
    {.name = "pickup_median_s",
     .label = "median pickup",
     .kind = ColumnKind::working_rounded,
     .formula = "The median working time from a handoff to the first action of the new owner, as in "
                "report flow.",
     .views = "spans events"},
    {.name = "mean_tiers",
     .label = "mean tiers passed",
     .unit = "moves",
     .formula =
         "Moves of the tickets first resolved in the period to a team of a higher tier / these tickets.",
     .views = "spans"},
    {.name = "in_hold_s",
     .label = "in hold",
     .kind = ColumnKind::working_rounded,
     .formula = "The working time that the tickets spent on hold, summed, as in report flow.",
     .views = "spans"},
    {.name = "load",
     .label = "load",
     .unit = "weighted tickets",
     .formula = "The load of all agents together at the end of the period, as in report agents.",
     .trap = "Unassigned tickets do not count, so it can be less than the total of report agents.",
     .views = "tickets clocks"},
    {.name = "load_pct",
     .label = "load %",
     .kind = ColumnKind::percent,
     .formula = "load / the sum of the agents' capacities in the desk file.",
     .views = "tickets clocks"},
    {.name = "days_of_backlog",
     .label = "days of backlog",
     .unit = "working days",
     .formula = "Tickets open at the end of the period / resolves per working day of the 28 days up to it.",
     .trap = "It counts resolves, not effort: a few hard tickets can take longer.",
     .views = "stays"},
};

enum CausesColumn : std::uint8_t { kValue, kBefore, kChange, kMost };

std::vector<Column> causes_keys() {
  return {{.name = "cause", .kind = ColumnKind::word, .key = true},
          {.name = "measure", .kind = ColumnKind::word, .key = true}};
}

/// Returns a number in hundredths, so that fractions are compared as whole numbers. Returns nullopt for other
/// cells.
std::optional<std::int64_t> hundredths(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number * 100;
  if (const auto* percent = std::get_if<Percent>(&cell)) return percent->tenths * 10;
  if (const auto* number = std::get_if<double>(&cell))
    return static_cast<std::int64_t>(*number * 100 + (*number < 0 ? -0.5 : 0.5));
  return std::nullopt;
}

Cell change_of(const CauseLine& line) {
  const auto value = hundredths(line.value), before = hundredths(line.before);
  return line.is_comparable && value && before ? percent_or_empty(*value - *before, *before) : Cell{};
}

const Metric& measure_named(std::string_view name) {
  return *std::ranges::find(kCausesMeasures, name, &Metric::name);
}

/// Returns the chart of one measure, with one value per period.
Chart drawn_over_time(const std::vector<std::vector<CauseLine>>& lines, std::size_t line, const Column& key,
                      const PeriodRow& periods) {
  const std::string measure(measure_named(lines.front()[line].measure).label);
  Chart chart{
      .shape = ChartShape::lines, .title = capitalized(measure), .x_name = key.name, .x = {}, .series = {}};
  ChartSeries& series =
      chart.series.emplace_back(ChartSeries{.name = measure, .values = {}, .low = {}, .high = {}});
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const std::optional<std::int64_t> value = hundredths(lines[i][line].value);
    chart.x.push_back(periods.periods()[i].name);
    series.values.push_back(value ? std::optional(static_cast<double>(*value) / 100) : std::nullopt);
  }
  return chart;
}

/// Returns how often the ticket moved to a team of a higher tier than the team before. A team without a tier
/// is skipped.
std::int64_t tiers_passed(const Past& past, const TicketFacts& facts) {
  if (facts.tiers == nullptr) return 0;
  const auto tier_of = [&](TeamId team) {
    const auto found = facts.tiers->find(team);
    return found == facts.tiers->end() ? 0 : found->second;
  };
  std::int64_t passed = 0;
  for (std::size_t i = 1; i < past.state_intervals.size(); ++i) {
    const int from = tier_of(past.state_intervals[i - 1].team), to = tier_of(past.state_intervals[i].team);
    passed += from != 0 && to > from;
  }
  return passed;
}

}  // namespace

Report causes_table(const std::vector<CauseLine>& lines) {
  Report report;
  report.columns = causes_keys();
  for (const Metric& metric : kCausesMetrics) report.columns.push_back(column_of(metric));
  for (const CauseLine& line : lines)
    report.rows.push_back({std::string(name_of(line.cause)), std::string(line.measure), line.value,
                           line.before, change_of(line), cell_of(line.most)});
  return report;
}

Report causes_over_time(const std::vector<std::vector<CauseLine>>& lines, const Column& key,
                        const PeriodRow& periods) {
  Report report;
  report.columns = causes_keys();
  report.columns.push_back(key);
  for (const CausesColumn shown : {kValue, kMost}) report.columns.push_back(column_of(kCausesMetrics[shown]));
  for (std::size_t line = 0; line < lines.front().size(); ++line) {
    const std::string_view measure = lines.front()[line].measure;
    for (std::size_t i = 0; i < periods.size(); ++i) {
      const CauseLine& one = lines[i][line];
      report.rows.push_back({std::string(name_of(one.cause)), std::string(measure), periods.periods()[i].name,
                             one.value, cell_of(one.most)});
    }
    if (std::ranges::find(kDrawn, measure) != kDrawn.end())
      report.charts.push_back(drawn_over_time(lines, line, key, periods));
  }
  return report;
}

// Counts all messages of the ticket, also those after its first resolve: a ticket that came back took that
// effort, too.
void Touches::add(const Past& past, const TicketFacts& facts) {
  const std::vector<Resolve> resolves = resolves_of(past);
  if (resolves.empty() || !scope_.periods.whole().contains(resolves.front().open_interval->to)) return;
  if (facts.ticket.is_void()) return;
  if (scope_.slicing.at(state_interval_left(past.state_intervals, *resolves.front().open_interval)).empty())
    return;
  Tally& tally = tallies_[scope_.periods.at(resolves.front().open_interval->to)];
  ++tally.tickets;
  tally.touches += std::ranges::count_if(past.events, [](const Event& event) {
    return event.kind == EventKind::message &&
           (is_message(event, MessageKind::reply) || is_message(event, MessageKind::note));
  });
  tally.tiers += tiers_passed(past, facts);
}

Cell Touches::mean_touches(std::size_t period) const {
  return ratio_or_empty(tallies_[period].touches, tallies_[period].tickets);
}

Cell Touches::mean_tiers(std::size_t period) const {
  return ratio_or_empty(tallies_[period].tiers, tallies_[period].tickets);
}

namespace {

constexpr ReportExample kCausesExamples[] = {
    {"tix report causes", "Compare the last 30 days with the 30 days before."},
    {"tix report causes --by week --period quarter --chart", "Draw how the causes developed."},
    {"tix report causes team:systems --period last-month", "Compare one team month against month."},
};

/// Replaces names of measures with their labels and durations with text. The values of a column have no
/// common unit, so a column kind cannot do it.
Report in_words(Report report) {
  constexpr std::size_t kMeasure = 1;
  for (Row& row : report.rows) {
    const Metric& measure = measure_named(std::get<std::string>(row[kMeasure]));
    row[kMeasure] = std::string(measure.label);
    if (measure.kind != ColumnKind::working_rounded) continue;
    for (Cell& cell : std::span(row).subspan(kMeasure + 1))
      if (const auto* seconds = std::get_if<std::int64_t>(&cell)) cell = format_rounded(Seconds{*seconds});
  }
  return report;
}

}  // namespace

constinit const ReportDescription kCauses = {
    .name = "causes",
    .title = "causes of backlog",
    .summary = "Explain why the backlog grows",
    .only_over_time = true,
    .about = {"Puts numbers of other reports next to those of the period before, for each of four causes of "
              "backlog: volume (arrivals and spikes), complexity (effort and time per ticket), workflow "
              "(hops, loops, pickups and holds) and staffing (load, and days_of_backlog: the open tickets in "
              "days of work at the pace of the last 28 days)."},
    .examples = kCausesExamples,
    .metrics = kCausesMetrics,
    .measures = kCausesMeasures,
    .for_people = in_words,
};

}  // namespace tix
