// Tables and charts of the causes, and the effort that tickets take. The measures come from other reports;
// this file only puts them next to each other.
#include "tix/reports/causes.hpp"

#include "tix/report/measure.hpp"
#include "tix/sla/assignment_history.hpp"
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
     .is_main = true,
     .formula = "The measure in the period, counted as in the report that it comes from.",
     .trap = "Two measures that change together do not prove that one causes the other.",
     .views = "tickets stays spans clocks"},
    {.name = "before",
     .label = "before",
     .is_main = true,
     .formula = "The measure in the preceding period of the same length.",
     .views = "tickets stays spans clocks"},
    {.name = "change_pct",
     .label = "change %",
     .kind = ColumnKind::percent,
     .is_main = true,
     .formula =
         "(value - before) / before. Empty if it was 0 before, or if the desk's first ticket was created after the preceding period began.",
     .trap = "Small numbers change by large percentages.",
     .views = "tickets stays spans clocks"},
    {.name = "most",
     .label = "mostly in",
     .kind = ColumnKind::text,
     .is_main = true,
     .formula = "Where most of it is: a category, hold reason, team or agent, and its own value.",
     .views = "tickets stays spans clocks"},
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

/// Returns the chart of one measure, with one value per period.
Chart drawn_over_time(const std::vector<std::vector<CauseLine>>& lines, std::size_t line, const Column& key,
                      const PeriodRow& periods) {
  const std::string measure(lines.front()[line].measure);
  Chart chart{.shape = ChartShape::lines, .title = measure, .x_name = key.name, .x = {}, .series = {}};
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
    {"tix report causes", "The last 30 days beside the 30 before."},
    {"tix report causes --by week --period quarter --chart", "How it came about."},
    {"tix report causes team:systems --period last-month", "One team, month against month."},
};

/// Formats durations as text for people. The values of the column have no common unit, so a column kind
/// cannot do it.
Report in_words(Report report) {
  constexpr std::size_t kMeasure = 1;
  for (Row& row : report.rows) {
    if (!std::get<std::string>(row[kMeasure]).ends_with("_s")) continue;
    for (Cell& cell : std::span(row).subspan(kMeasure + 1))
      if (const auto* seconds = std::get_if<std::int64_t>(&cell)) cell = format_exact(Seconds{*seconds});
  }
  return report;
}

}  // namespace

constinit const ReportDescription kCauses = {
    .name = "causes",
    .title = "causes of backlog",
    .summary = "Explain why the backlog grows",
    .only_over_time = true,
    .about = {"The four causes of backlog, in numbers of the other reports, beside the period before (of a "
              "month, as much of the month before): volume (what came, and categories with more than chance "
              "brings), complexity (what a ticket takes), workflow (how it passes and waits), staffing "
              "(load, and days_of_backlog: what is open, in days of work at the pace of the last 28). most: "
              "where most of it is. --by takes a period: then each has a row."},
    .examples = kCausesExamples,
    .metrics = kCausesMetrics,
    .for_people = in_words,
};

}  // namespace tix
