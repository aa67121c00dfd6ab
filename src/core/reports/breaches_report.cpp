// Lists breaches as rows, each with the agent and team that held the ticket at that second.
#include "tix/reports/breaches_report.hpp"

#include "core/reports/breach_measures.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tix {
namespace {

/// Returns whether the cycle has a breach that counts within the range as of `as_of`.
bool counts(const ClockRow& row, const Interval& range, Instant as_of) {
  return row.clock != Clock::first_resolution && row.outcome != Outcome::dropped &&
         row.breached_as_of(as_of) && range.contains(*row.breached_at) && !row.waived_as_of(as_of);
}

constexpr std::array kBreachesMetrics = metrics_of(kBreachCountMeasures, kBreachColumns);

Column breaches_column(std::string_view name) {
  return column_of(*std::ranges::find(kBreachesMetrics, name, &Metric::name));
}

}  // namespace

std::vector<Breach> breaches_of(const Past& past, const TicketFacts& facts, const Interval& range) {
  std::vector<Breach> breaches;
  for (const ClockRow& row : facts.clocks) {
    if (!counts(row, range, facts.as_of)) continue;
    const Instant end = row.stopped_at.value_or(facts.as_of);
    breaches.push_back(
        {&row, &state_interval_at(past.state_intervals, *row.breached_at), (end - *row.breached_at).count});
  }
  return breaches;
}

bool BreachesReport::add(const Past& past, const TicketFacts& facts) {
  bool any = false;
  for (const auto& [row, then, late_by_s] : breaches_of(past, facts, scope_.periods.whole())) {
    if (scope_.slicing.at(*then).empty()) continue;
    lines_.push_back({past.ticket, facts.ticket.title, *row, late_by_s, then->agent, then->team});
    any = true;
  }
  tickets_ += any;
  return any;
}

// Rows are sorted here and not by the reader, because tickets arrive in order of id and breaches are read in
// order of time.
Report BreachesReport::report() const {
  Report report;
  report.columns = {{.name = "id", .kind = ColumnKind::number, .key = true}};
  for (const Metric& column : kBreachColumns) report.columns.push_back(column_of(column));
  std::vector<Line> sorted = lines_;
  std::ranges::sort(sorted, [](const Line& x, const Line& y) {
    return std::tie(*x.row.breached_at, x.ticket, x.row.clock, x.row.cycle) <
           std::tie(*y.row.breached_at, y.ticket, y.row.clock, y.row.cycle);
  });
  std::int64_t late_by = 0;
  for (const Line& one : sorted) {
    late_by += one.late_by_s;
    report.rows.push_back({one.ticket.value, one.title, std::string(name_of(one.row.clock)),
                           std::int64_t{one.row.cycle}, one.row.target ? Cell{one.row.target->count} : Cell{},
                           cell_of(one.row.due_at), cell_of(one.row.breached_at), cell_of(one.row.stopped_at),
                           one.late_by_s, text_or_empty(kBreachReasonNames[one.row.reason]),
                           text_or_empty(scope_.names.text(one.agent)),
                           text_or_empty(scope_.names.text(one.team))});
  }
  report.totals_extra = {{breaches_column("tickets"), tickets_}, {breaches_column("late_by_s"), late_by}};
  return report;
}

namespace {

constexpr SeriesPlan kBroken[] = {{"breaches", Meaning::bad}, {"running", Meaning::warning}};
constexpr ChartPlan kBreachesCharts[] = {
    {.shape = ChartShape::bars, .title = "Breaches, all and still running", .series = kBroken}};

constexpr ReportExample kBreachesExamples[] = {
    {"tix report breaches --period yesterday", "List yesterday's breaches for the morning meeting."},
    {"tix report breaches team:frontline --period last-month --format csv",
     "Export a team's breaches for a spreadsheet."},
    {"tix report breaches --by week,team", "Count the breaches of each team, week by week."},
    {"tix report breaches priority:urgent --period today --fail-if 'rows>0'",
     "Exit with 1 if an urgent ticket breached today."},
};

}  // namespace

constinit const ReportDescription BreachesReport::kDescription = {
    .name = "breaches",
    .title = "breaches",
    .summary = "List breaches and who held the ticket",
    .by_help = "one row per breach",
    .charts = kBreachesCharts,
    .about = {"Lists the clocks that breached in the period, the earliest first, each with the agent and the "
              "team that held the ticket in that second. With --by, counts them instead. Waived cycles do "
              "not count."},
    .examples = kBreachesExamples,
    .metrics = kBreachesMetrics,
};

}  // namespace tix
